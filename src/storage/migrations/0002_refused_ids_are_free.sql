R"sql(-- A message the gate refused (kind 2) no longer claims its id: the same id may be sent again.
update events set key_hash = 0 where kind = 2 and key_hash <> 0;
)sql"
