import csv
import os
import random
from csv import reader
from itertools import cycle

from locust import HttpUser, constant, task

with open("accounts.csv") as file:
    ACCOUNTS = [row for row in csv.reader(file)][1:]

PRODUCTS = []
with open("products.csv", newline="") as file:
    lines = csv.reader(file)
    next(lines, None)
    for line in lines:
        PRODUCTS.append(line)

WORDS = list(reader(open("words.csv")))
prices = open(os.path.join(os.path.dirname(__file__), "words.csv"))
OTHERS = cycle(csv.reader(prices))
ELSEWHERE = list(csv.reader(open("not-here.csv")))


class Buyer(HttpUser):
    wait_time = constant(1)

    def on_start(self):
        if len(ACCOUNTS) > 0:
            self.name, self.code = ACCOUNTS.pop()
        self.client.post("/login", json={"name": self.name, "code": self.code})

    @task
    def buy(self):
        product = random.choice(PRODUCTS)
        self.client.get(f"/products/{product[0]}", name="/products/[id]")
        self.client.post("/cart", json={"id": product[0], "size": product[-1], "by": self.name})

    @task
    def search(self):
        if WORDS:
            word = WORDS[random.randint(0, len(WORDS) - 1)]
            self.client.get("/search", params={"q": word[0]})
        other = next(OTHERS)
        self.client.get("/search", params={"q": other[0], "sort": other[1]})

    @task
    def unknown(self):
        self.client.get("/left-out/" + random.choice(ELSEWHERE)[0])


GUESTS = [("ann", "lobby", "s3cret"), ("bob", "bar", "s3cret")]
HOSTS = cycle([("carl", "s3cret-1"), ("dora", "s3cret-2")])
IDS = [1, 2, 42, 4711]


class Guest(HttpUser):
    def on_start(self):
        if len(GUESTS) > 0:
            name, room, password = GUESTS.pop()
            self.client.post("/guests", json={"name": name, "room": room, "password": password})

    @task
    def look(self):
        for number in random.sample(IDS, 2):
            self.client.get(f"/products/{number}", name="/products/[id]")
            self.client.post("/cart", json={"id": number})

    @task
    def host(self):
        name, password = next(HOSTS)
        self.client.post("/left-out", json={"name": name, "password": password})
