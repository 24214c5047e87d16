"""Values for the sentences: valid personal numbers, made up, and the numbers of ordinary trade. Only from a seeded
random.Random, so that the same seed gives the same corpus. Knows nothing of the detector."""
import string

# Issuer prefixes with their lengths and how the number is printed on the card.
CARD_BRANDS = [("4", 16, (4, 4, 4, 4)), ("51", 16, (4, 4, 4, 4)), ("55", 16, (4, 4, 4, 4)), ("2221", 16, (4, 4, 4, 4)),
               ("2720", 16, (4, 4, 4, 4)), ("34", 15, (4, 6, 5)), ("37", 15, (4, 6, 5)), ("6011", 16, (4, 4, 4, 4)),
               ("65", 16, (4, 4, 4, 4)), ("3528", 16, (4, 4, 4, 4)), ("3589", 16, (4, 4, 4, 4)), ("36", 14, (4, 6, 4)),
               ("305", 14, (4, 6, 4))]
SEPARATORS = [" ", " ", " ", "-", ".", "\u00a0", "\u2013", "\u2009", " - ", "\n"]
IBANS = {"DE": "18n", "FR": "10n11c2n", "GB": "4a14n", "ES": "20n", "IT": "1a10n12c", "NL": "4a10n", "PT": "21n",
         "BE": "12n", "PL": "24n", "AT": "16n", "CH": "5n12c", "BR": "23n1a1c", "IE": "4a14n", "TR": "6n16c"}
DIGIT_ROWS = ["０１２３４５６７８９", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "०१२३४५६७८९"]


def digits(rng, count):
    return "".join(rng.choice("0123456789") for _ in range(count))


def luhn_digit(body):
    total = 0
    for i, c in enumerate(reversed(body)):
        value = int(c) * (2 if i % 2 == 0 else 1)
        total += value - 9 if value > 9 else value
    return str(-total % 10)


def cut(text, sizes, separator):
    parts, at = [], 0
    for size in sizes:
        parts.append(text[at:at + size])
        at += size
    return separator.join(parts)


def card(rng):
    prefix, length, sizes = rng.choice(CARD_BRANDS)
    body = prefix + digits(rng, length - 1 - len(prefix))
    number = body + luhn_digit(body)
    how = rng.random()
    if how < 0.35:
        return number
    if how < 0.9:
        return cut(number, sizes, rng.choice(SEPARATORS))
    if how < 0.95:
        row = rng.choice(DIGIT_ROWS)
        return cut("".join(row[int(c)] for c in number), sizes, rng.choice(["", " "]))
    if how < 0.98:
        return "\u200b".join(cut(number, sizes, " ").split(" "))
    return " ".join(number)


def iban(rng):
    country = rng.choice(sorted(IBANS))
    account, count = "", ""
    for c in IBANS[country]:
        if c.isdigit():
            count += c
            continue
        letters = {"n": "0123456789", "a": string.ascii_uppercase, "c": string.digits + string.ascii_uppercase}[c]
        account += "".join(rng.choice(letters) for _ in range(int(count)))
        count = ""
    as_number = "".join(str(int(c, 36)) for c in account + country + "00")
    whole = f"{country}{98 - int(as_number) % 97:02d}{account}"
    if rng.random() < 0.5:
        whole = " ".join(whole[i:i + 4] for i in range(0, len(whole), 4))
    return whole.lower() if rng.random() < 0.1 else whole


def weighted(values, weights):
    rest = sum(v * w for v, w in zip(values, weights)) % 11
    return 0 if rest < 2 else 11 - rest


def cpf(rng):
    body = [int(c) for c in digits(rng, 9)]
    body.append(weighted(body, range(10, 1, -1)))
    body.append(weighted(body, range(11, 1, -1)))
    text = "".join(map(str, body))
    how = rng.random()
    if how < 0.5:
        return f"{text[:3]}.{text[3:6]}.{text[6:9]}-{text[9:]}"
    if how < 0.6:
        return f"{text[:3]} {text[3:6]} {text[6:9]} {text[9:]}"
    return f"{text[:9]}-{text[9:]}" if how < 0.7 else text


def cnpj(rng):
    letters = string.digits if rng.random() < 0.5 else string.digits + string.ascii_uppercase
    body = "".join(rng.choice(letters) for _ in range(8)) + "0001"
    for _ in range(2):
        weights = [(i % 8) + 2 for i in range(len(body))][::-1]
        body += str(weighted([ord(c) - 48 for c in body], weights))
    return body if rng.random() < 0.3 else f"{body[:2]}.{body[2:5]}.{body[5:8]}/{body[8:12]}-{body[12:]}"


def cccd(rng):
    number = f"{rng.randint(1, 96):03d}{rng.randint(0, 3)}{digits(rng, 8)}"
    return number if rng.random() < 0.8 else cut(number, (3, 3, 3, 3), " ")


def ssn(rng):
    area = rng.choice([a for a in range(1, 900) if a != 666])
    sizes = (f"{area:03d}", f"{rng.randint(1, 99):02d}", f"{rng.randint(1, 9999):04d}")
    return rng.choice(["-", "-", " ", ""]).join(sizes)


def nir(rng):
    department = rng.choice(["2A", "2B", "75", "13", "69", "33", "01"])
    body = f"{rng.choice('12')}{digits(rng, 2)}{rng.randint(1, 12):02d}{department}{digits(rng, 6)}"
    as_number = int(body.replace("2A", "19", 1).replace("2B", "18", 1) if department in ("2A", "2B") else body)
    # The department only, not a "2A" that digits could never form elsewhere.
    whole = f"{body}{97 - as_number % 97:02d}"
    return whole if rng.random() < 0.4 else cut(whole, (1, 2, 2, 2, 3, 3, 2), " ")


def passport(rng):
    shape = rng.choice(["AA999999", "A9999999", "99AA99999", "A99999999", "999999999", "AAA999999"])
    return "".join(rng.choice("ABCDEFGHKLMNPRTXYZ") if c == "A" else rng.choice("123456789") for c in shape)


def password(rng):
    words = ["sunny", "gato", "hunter", "Berlin", "Sommer", "maria", "futbol", "soleil", "Dragon", "casa", "hoa", "Lisboa"]
    word = rng.choice(words)
    return rng.choice([word + digits(rng, 2), word.capitalize() + digits(rng, 4) + "!", word + "_" + digits(rng, 3),
                       word[:3] + "@" + digits(rng, 4), digits(rng, 2) + word + "#", word.capitalize() + "$" + word[:2] + digits(rng, 1)])


MONTHS = ["Jan", "Mar", "maio", "juin", "Okt", "dic", "mrt"]


def date(rng):
    day, month, year = rng.randint(1, 28), rng.randint(1, 12), rng.randint(2024, 2027)
    return rng.choice([f"{day:02d}/{month:02d}/{year}", f"{day:02d}.{month:02d}.{year}", f"{year}-{month:02d}-{day:02d}",
                       f"{day}/{month}", f"{day} {rng.choice(MONTHS)}", f"{day:02d}-{month:02d}-{year}", f"{year}{month:02d}{day:02d}"])


def time(rng):
    hour, minute = rng.randint(7, 21), rng.choice((0, 15, 30, 45))
    return rng.choice([f"{hour}:{minute:02d}", f"{hour}h{minute:02d}", f"{hour}h", f"{hour}.{minute:02d}"])


def price(rng):
    whole, cents = rng.randint(1, 2999), rng.randint(0, 99)
    return rng.choice([f"R$ {whole},{cents:02d}", f"${whole}.{cents:02d}", f"{whole},{cents:02d} €", f"€{whole}", f"{whole}.000đ",
                       f"£{whole}.{cents:02d}", f"¥{whole * 10}", f"{whole} zł", f"{whole}k", f"{whole * 1000:,}", f"₹{whole}",
                       f"{whole}.000.000 VND", f"{whole} TL", f"Rp {whole}.000"])


def phone(rng):
    return rng.choice([f"+55 11 9{digits(rng, 4)}-{digits(rng, 4)}", f"(11) 9{digits(rng, 4)}-{digits(rng, 4)}", f"119{digits(rng, 8)}",
                       f"+33 6 {digits(rng, 2)} {digits(rng, 2)} {digits(rng, 2)} {digits(rng, 2)}", f"06{digits(rng, 8)}",
                       f"09{digits(rng, 8)}", f"+84 9{digits(rng, 2)} {digits(rng, 3)} {digits(rng, 3)}", f"+1 (415) {digits(rng, 3)}-{digits(rng, 4)}",
                       f"415-{digits(rng, 3)}-{digits(rng, 4)}", f"+49 151 {digits(rng, 8)}", f"0151 {digits(rng, 3)} {digits(rng, 5)}",
                       f"+44 7{digits(rng, 3)} {digits(rng, 6)}", f"6{digits(rng, 2)} {digits(rng, 2)} {digits(rng, 2)} {digits(rng, 2)}",
                       f"+39 3{digits(rng, 2)} {digits(rng, 7)}", f"06-{digits(rng, 8)}", f"+86 138 {digits(rng, 4)} {digits(rng, 4)}",
                       f"090-{digits(rng, 4)}-{digits(rng, 4)}", f"+91 9{digits(rng, 4)} {digits(rng, 5)}", f"+7 9{digits(rng, 2)} {digits(rng, 3)}-{digits(rng, 2)}-{digits(rng, 2)}",
                       f"0532 {digits(rng, 3)} {digits(rng, 2)} {digits(rng, 2)}", f"00351 91{digits(rng, 7)}"])


def order(rng):
    return rng.choice([digits(rng, 6), digits(rng, 8), digits(rng, 10), f"#{digits(rng, 5)}", f"ORD{digits(rng, 12)}", f"ORD-{digits(rng, 4)}-{digits(rng, 6)}",
                       f"{digits(rng, 3)}-{digits(rng, 7)}-{digits(rng, 7)}", f"2026{digits(rng, 8)}", f"20000{digits(rng, 11)}", f"LV{digits(rng, 9)}",
                       f"A{digits(rng, 3)}-{digits(rng, 4)}", f"PED{digits(rng, 7)}", f"{digits(rng, 4)}/{rng.randint(2024, 2027)}", digits(rng, 12)])


def tracking(rng):
    letters = "".join(rng.choice(string.ascii_uppercase) for _ in range(2))
    return rng.choice([f"{letters}{digits(rng, 9)}{rng.choice(['BR', 'CN', 'FR', 'DE', 'VN'])}", f"1Z{digits(rng, 3)}AA{digits(rng, 10)}", f"94001{digits(rng, 17)}",
                       " ".join(["9400"] + [digits(rng, 4) for _ in range(4)] + [digits(rng, 2)]), f"00340434{digits(rng, 12)}", digits(rng, 12), digits(rng, 10),
                       f"JD{digits(rng, 18)}", f"3S{letters}{digits(rng, 10)}", digits(rng, 14), f"SPX{letters}{digits(rng, 11)}"])


def imei(rng):
    body = f"35{digits(rng, 12)}"
    number = body + luhn_digit(body)
    return number if rng.random() < 0.7 else cut(number, (2, 6, 6, 1), "-")


def ean(rng):
    body = f"{rng.choice(['400', '789', '893', '300', '841', '978', '500', '871', '690', '450'])}{digits(rng, 9)}"
    total = sum(int(c) * (3 if i % 2 else 1) for i, c in enumerate(body))
    return body + str(-total % 10)


def other(rng, name):
    letters = string.ascii_uppercase + string.digits
    if name == "booking":
        return "".join(rng.choice(letters) for _ in range(6))
    if name == "coord":
        return f"{rng.uniform(-60, 60):.{rng.choice((4, 6, 7))}f}, {rng.uniform(-170, 170):.{rng.choice((4, 6, 7))}f}"
    if name == "serial":
        return rng.choice([f"SN{digits(rng, 10)}", f"C02{''.join(rng.choice(letters) for _ in range(9))}", f"{digits(rng, 4)}-{digits(rng, 4)}-{digits(rng, 4)}", digits(rng, 11)])
    if name == "code":
        return rng.choice(["VERAO20", "SALE15", "NATAL2026", "WELCOME10", "TET2026", "BLACK30"])
    if name == "model":
        return rng.choice(["XJ-900", "iPhone 15 128GB", "WH-1000XM5", "KDL-40W650D", "A2650", "Galaxy S24"])
    if name == "uuid":
        return "-".join("".join(rng.choice("0123456789abcdef") for _ in range(n)) for n in (8, 4, 4, 4, 12))
    if name == "hash":
        return "".join(rng.choice("0123456789abcdef") for _ in range(40))
    return {"n3": digits(rng, 3), "n4": digits(rng, 4), "qty": str(rng.randint(2, 60)), "name": rng.choice(["ana", "minh", "paul"]),
            "expiry": f"{rng.randint(1, 12):02d}/{rng.randint(26, 33)}", "pin": digits(rng, 4), "otp": digits(rng, 6), "cvv": digits(rng, 3),
            "cmnd": digits(rng, 9), "imei_labelled": f"IMEI {imei(rng)}"}[name]


MAKERS = {"card": card, "iban": iban, "cpf": cpf, "cnpj": cnpj, "cccd": cccd, "ssn": ssn, "nir": nir, "passport": passport, "password": password,
          "date": date, "time": time, "price": price, "phone": phone, "order": order, "tracking": tracking, "imei": imei, "ean": ean}


def make(rng, name):
    return MAKERS[name](rng) if name in MAKERS else other(rng, name)
