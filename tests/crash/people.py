"""The consumers, staff and bots of the crash run: they send, they repeat what was not answered under the same id, and they
remember what was answered. One thread each."""
import base64
import http.client
import json
import random
import subprocess
import tempfile
import threading
import time
import urllib.parse
import uuid

# The gate says that a conversation has had enough (docs/rules.md): nothing was promised, nothing can be lost.
FULL = ("CONSECUTIVE_LIMIT", "EPISODE_LIMIT", "PAIR_RATE", "BOT_MUTED")


# A shop may send 5 messages in ten seconds and 60 in a day to one conversation: after so many of their own, consumers
# come back as new people; now and then one stays for more than a page.
MESSAGES_OF_A_LIFE = (8, 8, 8, 80)


class Refused(Exception):
    """An answer that the run does not expect."""


class Person(threading.Thread):
    def __init__(self, port, seed, stop):
        super().__init__(daemon=True)
        self.port, self.random, self.stop_asked = port, random.Random(seed), stop
        self.cookies, self.connection = {}, None
        self.answered = []  # (conversation, message id, seq or None, text) in the order of sending
        self.repeated = 0
        self.failure = None

    # ---- HTTP ----

    def call(self, method, path, body=None, headers=None):
        """(status, JSON). `body`: an object, sent as JSON, or the text of a form. OSError or HTTPException when the
        server went away."""
        if self.connection is None:
            self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        is_form = isinstance(body, str)
        sent = {"Content-Type": "application/x-www-form-urlencoded" if is_form else "application/json", **(headers or {})}
        content = body if body is None or is_form else json.dumps(body)
        if self.cookies:
            sent["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        try:
            self.connection.request(method, path, content, sent)
            answer = self.connection.getresponse()
            text = answer.read()
        except (OSError, http.client.HTTPException):
            self.connection.close()
            self.connection = None
            raise
        for value in answer.headers.get_all("Set-Cookie") or []:
            name, _, rest = value.partition("=")
            self.cookies[name] = rest.split(";")[0]
        try:
            return answer.status, json.loads(text) if text else None
        except ValueError:
            return answer.status, None

    def call_until_answered(self, method, path, body, headers=None):
        """Repeats while the server is away, or says that it cannot now (503)."""
        while True:
            try:
                status, answer = self.call(method, path, body, headers() if headers else None)
                if status != 503:
                    return status, answer
            except (OSError, http.client.HTTPException):
                pass
            self.repeated += 1
            time.sleep(self.random.uniform(0.005, 0.03))

    def remember(self, conversation, body, answer):
        self.answered.append((conversation, body["client_message_id"], answer["event"]["seq"], body["text"]))

    def run(self):
        try:
            while not self.stop_asked.is_set():
                self.act()
        except Exception as error:  # told by the main thread at the end
            self.failure = error


class Consumer(Person):
    def __init__(self, port, seed, stop, slug):
        super().__init__(port, seed, stop)
        self.slug, self.conversation = slug, None
        self.sent, self.earlier = 0, []  # in this life; (cookies, conversation) of those before
        self.life = self.random.choice(MESSAGES_OF_A_LIFE)

    def begin_again(self):
        self.earlier.append((self.cookies, self.conversation))
        self.cookies, self.conversation, self.sent = {}, None, 0
        self.life = self.random.choice(MESSAGES_OF_A_LIFE)
        self.take_cookie()

    def take_cookie(self):
        """As a browser does, with the page; the first message may then lose its answer like every other one."""
        status, _ = self.call_until_answered("GET", f"/c/{self.slug}", None)
        if status != 200 or "balcao_consumer" not in self.cookies:
            raise Refused(f"{self.name}: the conversation page gave {status} and the cookies {list(self.cookies)}")

    def act(self):
        if self.sent == self.life:
            self.begin_again()
        self.sent += 1
        body = {"client_message_id": str(uuid.UUID(int=self.random.getrandbits(128), version=4)),
                "text": f"message {len(self.answered)} of {self.name}: is the blue one in stock?"}
        path = f"/api/consumer/locations/{self.slug}/messages"
        status, answer = self.call_until_answered("POST", path, body)
        if status != 200:
            raise Refused(f"{self.name}: {status} {answer}")
        self.conversation = answer["conversation_id"]
        self.remember(self.conversation, body, answer)
        if self.random.random() < 0.1:  # a client that did not see the answer
            status, again = self.call_until_answered("POST", path, body)
            if status != 200 or again["event"]["seq"] != answer["event"]["seq"]:
                raise Refused(f"{self.name}: repeating {body['client_message_id']} gave {status} {again}, not {answer}")
        if self.random.random() < 0.05:
            body["text"] += " (changed)"
            status, again = self.call_until_answered("POST", path, body)
            if status != 409:
                raise Refused(f"{self.name}: the same id with another text gave {status} {again}, not 409")

    def conversations(self):
        """(conversation, its messages oldest first, through the API), of every life."""
        for cookies, conversation in self.earlier + [(self.cookies, self.conversation)]:
            self.cookies = cookies
            if conversation is not None:
                yield conversation, self.all_messages()

    def all_messages(self):
        path, before, messages = f"/api/consumer/locations/{self.slug}/conversation", "", []
        while True:
            status, page = self.call("GET", path + before)
            if status != 200:
                raise Refused(f"{self.name}: reading the conversation gave {status} {page}")
            events = page["messages"]
            messages = [e for e in events if e["kind"] == "message_sent"] + messages
            if not page["has_earlier"] or not events:
                return messages
            before = f"?before={events[0]['seq']}"


def base64url(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def signed_assertion(key, url):
    """What a Google library sends for a service account (RFC 7523): a JWT signed with the key file's private key."""
    now = int(time.time())
    parts = [{"alg": "RS256", "typ": "JWT", "kid": key["private_key_id"]},
             {"iss": key["client_email"], "scope": "https://www.googleapis.com/auth/businessmessages",
              "aud": f"{url}/token", "iat": now, "exp": now + 3600}]
    text = ".".join(base64url(json.dumps(part).encode()) for part in parts)
    with tempfile.NamedTemporaryFile("w", suffix=".pem") as pem:
        pem.write(key["private_key"])
        pem.flush()
        signature = subprocess.run(["openssl", "dgst", "-sha256", "-sign", pem.name], input=text.encode(),
                                   capture_output=True, check=True).stdout
    return f"{text}.{base64url(signature)}"


class Bot(Person):
    """A program written for Google Business Messages. Its answers carry no number: the log's order is checked alone."""

    def __init__(self, port, seed, stop, key_file, consumers):
        super().__init__(port, seed, stop)
        self.consumers, self.token = consumers, None
        with open(key_file, encoding="utf-8") as file:
            self.key = json.load(file)

    def take_token(self):
        form = urllib.parse.urlencode({"grant_type": "urn:ietf:params:oauth:grant-type:jwt-bearer",
                                       "assertion": signed_assertion(self.key, f"http://127.0.0.1:{self.port}")})
        status, answer = self.call_until_answered("POST", "/token", form)
        if status != 200:
            raise Refused(f"{self.name}: the token endpoint gave {status} {answer}")
        self.token = answer["access_token"]

    def act(self):
        known = [c.conversation for c in self.consumers if c.conversation]
        if not known:
            time.sleep(0.02)
            return
        if self.token is None or self.random.random() < 0.002:
            self.take_token()
        conversation = self.random.choice(known)
        path = f"/v1/conversations/{conversation}/messages"
        body = {"messageId": str(uuid.UUID(int=self.random.getrandbits(128), version=4)),
                "text": f"reply {len(self.answered)} of {self.name}: we open at nine",
                "representative": {"representativeType": "BOT", "displayName": "Aurora"}}
        headers = lambda: {"Authorization": f"Bearer {self.token}"}
        for _ in range(2 if self.random.random() < 0.1 else 1):  # a client that did not see the answer
            status, answer = self.call_until_answered("POST", path, body, headers)
            if status in (403, 429) and answer["error"]["details"][0]["reason"] in FULL:
                time.sleep(self.random.uniform(0, 0.01))
                return
            if status != 200:
                raise Refused(f"{self.name}: {status} {answer}")
        self.answered.append((conversation, body["messageId"], None, body["text"]))
        if self.random.random() < 0.05:
            status, again = self.call_until_answered("POST", path, {**body, "text": body["text"] + " (changed)"}, headers)
            if status != 409:
                raise Refused(f"{self.name}: the same id with another text gave {status} {again}, not 409")
        time.sleep(self.random.uniform(0, 0.01))


class StaffMember(Person):
    def __init__(self, port, seed, stop, account, consumers):
        super().__init__(port, seed, stop)
        self.account, self.consumers, self.csrf, self.closed = account, consumers, None, 0

    def sign_in(self):
        while True:
            status, answer = self.call_until_answered(
                "POST", "/api/staff/session", {"email": self.account["email"], "password": self.account["password"]})
            if status == 200:
                self.csrf = answer["csrf_token"]
                return
            if status != 429:
                raise Refused(f"{self.name}: sign-in gave {status} {answer}")
            time.sleep(0.5)

    def post(self, path, body):
        if self.csrf is None:
            self.sign_in()
        status, answer = self.call_until_answered("POST", path, body, lambda: {"X-CSRF-Token": self.csrf})
        if status in (401, 403) and (answer or {}).get("error", {}).get("code") in ("signed_out", "csrf_token_wrong"):
            self.sign_in()
            return self.post(path, body)
        return status, answer

    def act(self):
        known = [c.conversation for c in self.consumers if c.conversation]
        if not known:
            time.sleep(0.02)
            return
        conversation = self.random.choice(known)
        path = f"/api/staff/conversations/{conversation}"
        body = {"client_message_id": str(uuid.UUID(int=self.random.getrandbits(128), version=4)),
                "text": f"answer {len(self.answered)} of {self.name}: yes, we have it"}
        status, answer = self.post(path + "/messages", body)
        if status == 403 and (answer or {}).get("verdict", {}).get("reason_code") in FULL:
            time.sleep(self.random.uniform(0, 0.01))
            return
        if status != 200:
            raise Refused(f"{self.name}: {status} {answer}")
        self.remember(conversation, body, answer)
        if self.random.random() < 0.05:
            status, answer = self.post(path + "/close", {"reason": self.random.choice(["no_reply_needed", "spam"])})
            if status not in (200, 409):
                raise Refused(f"{self.name}: closing gave {status} {answer}")
            self.closed += 1
        time.sleep(self.random.uniform(0, 0.01))

    def all_messages(self, conversation):
        status, page = self.call("GET", f"/api/staff/conversations/{conversation}")
        if status != 200:
            raise Refused(f"{self.name}: reading {conversation} gave {status} {page}")
        events = page["events"]
        while page["has_earlier"]:
            status, page = self.call("GET", f"/api/staff/conversations/{conversation}/events?before={events[0]['seq']}&limit=100")
            if status != 200:
                raise Refused(f"{self.name}: reading {conversation} gave {status} {page}")
            events = page["events"] + events
        return [e for e in events if e["kind"] == "message_sent"]
