import datetime, json, os, random, string, time, uuid
import requests
from locust import FastHttpUser, task
from elsewhere import signature

API = "/api/v2"
DEFAULTS = {"Accept": "application/json", "X-Client": "load"}
USERS = [{"email": "a@example.com", "password": "s3cret-a"}, {"email": "b@example.com", "password": "s3cret-b"}]
API_KEY = os.environ["API_KEY"]
LIMIT = int(os.getenv("LIMIT", "20"))
SEEN = []


def headers(extra=None):
    return {**DEFAULTS, "X-Trace": str(uuid.uuid4())}


class Values(FastHttpUser):
    wait_time = lambda self: random.uniform(1, 3)
    region = "eu"

    def on_start(self):
        self.me = random.choice(USERS)
        with self.client.post(API + "/login", json=self.me, catch_response=True) as r:
            if r.status_code == 200:
                self.token = r.json()["token"]
            else:
                self.token = None
        self.headers = {"Authorization": f"Bearer {self.token}", **DEFAULTS}
        self.ids = []

    @task
    def strings(self):
        name = "".join(random.choice(string.ascii_lowercase) for _ in range(8))
        stamp = datetime.datetime.now().isoformat()
        self.client.get("{0}/users/{1}".format(API, name), headers=headers(), name=API + "/users/[name]")
        self.client.post(f"{API}/notes?at={int(time.time())}", json={
            "name": name, "at": stamp, "key": API_KEY, "hex": uuid.uuid4().hex[:6],
            "price": round(19.987, 2), "tags": ["a"] * 2, "limit": LIMIT, "region": self.region.upper()})
        self.client.put(f"{API}/raw", data="<a>${x}</a>", headers={"Content-Type": "application/xml"})
        self.client.get(f"{API}/many", params={"id": [1, 2], "q": None, "at": f"{random.randint(1, 9):d}"}, cookies={"sid": "s3cret-sid"})
        self.client.post("files", files={"picture": ("a.png", open("a.png", "rb"), "image/png"), "note": (None, "text")})

    @task
    def lists(self):
        r = self.client.get(f"{API}/items", headers=self.headers)
        if r.status_code == 200:
            self.ids.append(r.json()["items"][0]["id"])
            SEEN.append(1)
            for name in ("one", "two"):
                self.client.get(f"{API}/items/{name}", headers=self.headers)
        if not self.ids:
            return
        chosen = random.choice(self.ids)
        payload = {"id": chosen}
        payload["n"] = len(self.ids)
        self.client.post(f"{API}/chosen/{chosen}", json=payload, name="chosen")
        count = 0
        while count < 3:
            count += 1
        self.client.get(f"{API}/count/{count}")
        requests.get("https://elsewhere.example/s3cret", auth=("u", "s3cret"))
        self.client.get(f"{API}/signed/{signature(chosen)}")
        self.client.get(f"{API}/header", headers={"Authorization": signature(chosen), "X-Other": "1"})
        if signature(chosen) == 1:
            return
        self.client.get("/not-sure")
