// The sockets of crowd.c: WebSocket by hand (RFC 6455), as little of it as a listener needs.
#define _GNU_SOURCE
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { STEPS = 8, PIECE = 1 << 20, MARK = 29, PATIENCE = 10 };
enum { IDLE, DIALLING, SHAKING, JOINING, IN, GONE };
typedef struct { int fd, state, step, kept, deaf; int64_t last; double due; char *rest; } Sock;

static Sock *socks;
static int count, port, in, gone, refused, errors5, watch, begun, shaking;
static int at_a_time = 200, wait_ms, steps, header_count;
static const char *path, *says[STEPS], *expects[STEPS];
static char **headers, piece[PIECE];

static uint64_t now_ns(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1000000000ull + t.tv_nsec;
}

static double now(void) { return now_ns() / 1e9; }

static void look(int how, int i, unsigned events) {
    struct epoll_event event = {events, {.u32 = i}};
    epoll_ctl(watch, how, socks[i].fd, &event);
}

static void dial(int i) {
    Sock *s = &socks[i];
    struct sockaddr_in there = {AF_INET, htons(port), {htonl(INADDR_LOOPBACK)}};
    int yes = 1;
    s->fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
    if (s->fd < 0) { perror("crowd"); exit(2); }
    setsockopt(s->fd, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    s->state = DIALLING;
    s->last = -1;
    shaking++;
    connect(s->fd, (void *)&there, sizeof there);
    look(EPOLL_CTL_ADD, i, EPOLLOUT);
}

static void leave(int i) {
    Sock *s = &socks[i];
    if (s->state == IN) gone++; else refused++, shaking--;
    s->state = GONE;
    close(s->fd);
}

static void write_all(int fd, const char *words, int length) {
    while (length > 0) {
        int done = write(fd, words, length);
        if (done < 0 && errno == EAGAIN) { usleep(200); continue; }
        if (done < 0) return;
        words += done, length -= done;
    }
}

static void say(int i, int kind, const char *words, int length) {
    int head = length < 126 ? 6 : 8;
    char *frame = calloc(1, length + 8);
    frame[0] = kind, frame[1] = 0x80 | (length < 126 ? length : 126);
    if (head == 8) frame[2] = length >> 8, frame[3] = length;
    memcpy(frame + head, words, length);  // masked with zero
    write_all(socks[i].fd, frame, head + length);
    free(frame);
}

static void tell(int i, const char *words) { say(i, 0x81, words, strlen(words)); }

static void join(int i) {
    Sock *s = &socks[i];
    if (s->step < steps) { tell(i, says[s->step]); return; }
    s->state = IN, in++, shaking--;
}

static void greet(int i) {
    char words[4096];
    int length = snprintf(words, sizeof words, "GET %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n"
        "Origin: http://127.0.0.1:%d\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n%s%s\r\n",
        path, port, port, header_count ? headers[i % header_count] : "", header_count ? "\r\n" : "");
    write_all(socks[i].fd, words, length);
    socks[i].state = SHAKING;
    look(EPOLL_CTL_MOD, i, EPOLLIN);
}

static void note(int i, const char *mark, uint64_t at);  // what a message heard means

static void hear_words(int i, int kind, const char *words, int length, uint64_t at) {
    Sock *s = &socks[i];
    if (kind == 8) { leave(i); return; }
    if (kind == 9) { say(i, 0x8a, words, length); return; }  // a ping wants its own words back
    if (length == 1 && *words == '2') { tell(i, "3"); return; }  // socket.io's beat
    if (s->state == JOINING) {
        const char *wanted = expects[s->step];
        if (memmem(words, length, wanted, strlen(wanted))) s->step++, join(i);
        return;
    }
    const char *end = words + length, *mark = words;
    while ((mark = memmem(mark, end - mark, "BM:", 3)) && end - mark >= MARK) {
        note(i, mark, at);
        mark += MARK;
    }
}

static int unpack(int i, const char *got, int length, uint64_t at) {
    Sock *s = &socks[i];
    int done = 0;
    if (s->state == SHAKING) {
        const char *end = memmem(got, length, "\r\n\r\n", 4);
        if (!end) return 0;
        if (memcmp(got + 9, "101", 3)) { errors5 += got[9] == '5'; leave(i); return length; }
        done = end + 4 - got, s->state = JOINING;
        join(i);
    }
    while (length - done >= 2 && s->state != GONE) {
        const unsigned char *f = (const unsigned char *)got + done;
        int64_t words = f[1] & 127, head = words < 126 ? 2 : words == 126 ? 4 : 10;
        if (length - done < head) break;
        if (head > 2) { words = 0; for (int k = 2; k < head; k++) words = words << 8 | f[k]; }
        if (length - done < head + words) break;
        hear_words(i, f[0] & 15, got + done + head, words, at);
        done += head + words;
    }
    return done;
}

static void hear(int i) {
    Sock *s = &socks[i];
    if (s->kept) memcpy(piece, s->rest, s->kept);
    int got = recv(s->fd, piece + s->kept, PIECE - s->kept, 0);
    if (got <= 0) { if (!got || errno != EAGAIN) leave(i); return; }
    int whole = s->kept + got, done = unpack(i, piece, whole, now_ns());
    if (s->state == GONE) return;
    if ((s->kept = whole - done)) {
        s->rest = realloc(s->rest, s->kept);
        memcpy(s->rest, piece + done, s->kept);
    }
}

static void turn(int ms) {
    struct epoll_event heard[512];
    int many = epoll_wait(watch, heard, 512, ms);
    for (int k = 0; k < many; k++) {
        int i = heard[k].data.u32;
        if (socks[i].state == GONE) continue;
        if (socks[i].state == DIALLING) greet(i); else hear(i);
    }
}

// Opens them all; those refused stay out.
static void enter(void) {
    double start = now();
    for (int i = 0; i < count; i++) socks[i].due = start + (wait_ms ? rand() % wait_ms / 1e3 : 0);
    while (in + refused < count && now() - start < 300) {
        for (int i = begun; i < count && shaking < at_a_time; i++)
            if (socks[i].state == IDLE && socks[i].due <= now()) dial(i);
        while (begun < count && socks[begun].state != IDLE) begun++;
        turn(5);
    }
}
