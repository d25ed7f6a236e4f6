"""What the tests need beside the locked packages: found, or the line that says how to get it."""

from community.machine import chromium, redis
from community.machine.trouble import one_line


def main() -> None:
    with one_line():
        for find in (chromium.binary, redis.binary):
            print(f"    {find()}")


if __name__ == "__main__":
    main()
