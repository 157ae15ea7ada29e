from json import JSONDecodeError
from locust import HttpUser, constant, task


class Judge(HttpUser):
    host = "http://api.example:8080/v1/"
    wait_time = constant(1)

    @task
    def field_of_json(self):
        # from Locust's documentation
        with self.client.post("/", json={"foo": 42, "bar": None}, catch_response=True) as response:
            try:
                if response.json()["greeting"] != "hello":
                    response.failure("Did not get expected value in greeting")
            except JSONDecodeError:
                response.failure("Response could not be decoded as JSON")
            except KeyError:
                response.failure("Response did not contain expected key 'greeting'")

    @task
    def text(self):
        with self.client.get("/", catch_response=True) as response:
            if response.text != "Success":
                response.failure("Got wrong response")
            elif response.elapsed.total_seconds() > 0.5:
                response.failure("Request took too long")

    @task
    def missing_is_right(self):
        with self.client.get("/does_not_exist/", catch_response=True) as response:
            if response.status_code == 404:
                response.success()

    @task
    def always_right(self):
        with self.client.delete("/cache", catch_response=True) as r:
            r.success()

    @task
    def many(self):
        with self.client.get("/many", catch_response=True, name="many things") as r:
            if r.status_code not in (200, 304):
                r.failure(f"status {r.status_code}")
            elif "error" in r.text or not r.json().get("items"):
                r.failure("no items")
            elif r.headers["Content-Type"].startswith("text/"):
                r.failure("no JSON")
            elif len(r.json()["items"]) < 3 and r.json()["total"] >= 3:
                r.failure("too few")
            else:
                r.success()

    @task
    def unjudged_ways(self):
        r = self.client.get("/plain")
        assert r.status_code == 200, "never"
        self.client.get("/after/%s" % r.json()["id"], name="/after/[id]")
        r = self.client.get("/checked")
        r.raise_for_status()
        if not r.ok:
            return
        self.client.head("/last")
