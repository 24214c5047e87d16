R"sql(-- Questions that were marked "no reply needed" or spam are kept, with a role of their own (rule CLK-08): 3 the first of
-- its episode, 4 a later one. Before, they were dropped; they are read from the log again.
delete from answer_clocks;
delete from answer_clock_seqs;
)sql"
