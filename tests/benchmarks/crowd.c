// crowd PORT PATH COUNT [-h FILE] [-s SAY -e EXPECT]… [-p TEXT | -f FILE NUMBER] [-z BYTES] [-c N] [-w MS]
// COUNT sockets that listen and measure, on one thread.
//   -h  line i of the file is a header of socket i      -s, -e  what each says, and then waits for
//   -p  socket 0 publishes this, {} being the marker; without it markers go to file -f, a line each
//   -z  the marker's length (300)     -c  handshakes at a time (200)     -w  random wait before each
// Commands on standard input, one JSON line in answer to each, and one when all are in:
//   run M W   M messages, at most W not yet everywhere     hear M    M that somebody else sends
//   deaf K    the last K stop reading                      again     they read again
//   state     how many are open                            (end of input) leave
#include "wire.h"
#include <poll.h>

static int deaf, size = 300, expected, voice;
static const char *publish;
static int64_t base, room, deliveries, twice, disorder;
static uint32_t *times, *arrived;

static void note(int i, const char *mark, uint64_t at) {
    int64_t number = strtoll(mark + 3, 0, 10);
    if (number < base || number >= base + room) return;
    if (number == socks[i].last) { twice++; return; }
    if (number < socks[i].last) disorder++;
    socks[i].last = number;
    if (socks[i].deaf) return;
    times[deliveries++] = (at - strtoull(mark + 12, 0, 16)) / 1000;
    arrived[number - base]++;
}

static void shout(int64_t number) {
    static char mark[1 << 16], words[1 << 17];
    int length = snprintf(mark, sizeof mark, "BM:%08lld:%016llx;", (long long)number,
                          (unsigned long long)now_ns());
    while (length < size) mark[length++] = 'x';
    mark[length] = 0;
    if (!publish) { mark[length] = '\n'; write_all(voice, mark, length + 1); return; }
    const char *gap = strstr(publish, "{}");
    snprintf(words, sizeof words, "%.*s%s%s", (int)(gap - publish), publish, mark, gap + 2);
    tell(0, words);
}

static int by_size(const void *a, const void *b) {
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return x < y ? -1 : x > y;
}

static double at(double share) { return deliveries ? times[(int64_t)(share * (deliveries - 1))] / 1e3 : 0; }

static void run(int64_t messages, int64_t most) {
    int64_t full = 0, sent = 0, listening = in - gone - deaf, before = 0;
    double start = now(), quiet = start, last = start;
    room = messages, deliveries = twice = disorder = 0;
    times = realloc(times, (messages * count + 1) * sizeof *times);
    arrived = realloc(arrived, messages * sizeof *arrived);
    memset(arrived, 0, messages * sizeof *arrived);
    while (full < messages && now() - quiet < PATIENCE) {
        while (most && sent < messages && sent - full < most) shout(base + sent++);
        turn(20);
        while (full < messages && arrived[full] >= listening) full++;
        if (deliveries > before) before = deliveries, quiet = last = now();
    }
    qsort(times, deliveries, sizeof *times, by_size);
    printf("{\"deliveries\": %lld, \"lost\": %lld, \"twice\": %lld, \"disorder\": %lld, \"seconds\": %.4f, "
           "\"p50\": %.3f, \"p95\": %.3f, \"p99\": %.3f, \"most\": %.3f}\n", (long long)deliveries,
           (long long)(messages * listening - deliveries), (long long)twice, (long long)disorder,
           last - start, at(.5), at(.95), at(.99), at(1));
    base += messages;
}

static void state(double since) {
    printf("{\"open\": %d, \"ended\": %d, \"refused\": %d, \"server_errors\": %d, \"seconds\": %.3f}\n",
           in - gone, gone, refused, errors5, now() - since);
}

static void hush(int many, unsigned events) {
    for (int i = count - many; i < count; i++)
        if (socks[i].state == IN) socks[i].deaf = 1, look(EPOLL_CTL_MOD, i, events);
}

static void obey(const char *line) {
    long long a = 0, b = 0;
    if (sscanf(line, "run %lld %lld", &a, &b) == 2) { run(a, b); return; }
    if (sscanf(line, "hear %lld", &a) == 1) { run(a, 0); return; }
    if (sscanf(line, "deaf %lld", &a) == 1) hush(deaf = a, 0);
    if (!strcmp(line, "again\n")) hush(deaf, EPOLLIN);
    state(now());
}

static void attend(void) {
    char line[256];
    struct pollfd orders = {0, POLLIN, 0};
    setvbuf(stdin, 0, _IONBF, 0);
    for (;; fflush(stdout)) {
        turn(5);
        if (poll(&orders, 1, 0) <= 0) continue;
        if (!fgets(line, sizeof line, stdin)) return;
        obey(line);
    }
}

static void read_headers(const char *name) {
    char line[4096];
    FILE *file = fopen(name, "r");
    headers = calloc(count, sizeof *headers);
    while (file && header_count < count && fgets(line, sizeof line, file)) {
        line[strcspn(line, "\r\n")] = 0;
        headers[header_count++] = strdup(line);
    }
}

static void option(char name, const char *value) {
    switch (name) {
        case 'h': read_headers(value); break;
        case 's': says[steps++] = value; break;
        case 'e': expects[expected++] = value; break;
        case 'p': publish = value; break;
        case 'f': voice = atoi(value); break;
        case 'z': size = atoi(value); break;
        case 'c': at_a_time = atoi(value); break;
        case 'w': wait_ms = atoi(value); break;
    }
}

int main(int words, char **word) {
    struct rlimit files;
    if (words < 4) return 2;
    getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;
    setrlimit(RLIMIT_NOFILE, &files);
    port = atoi(word[1]), path = word[2], count = atoi(word[3]);
    socks = calloc(count, sizeof *socks);
    watch = epoll_create1(0);
    for (int k = 4; k + 1 < words; k += 2) option(word[k][1], word[k + 1]);
    double start = now();
    enter();
    state(start);
    fflush(stdout);
    attend();
}
