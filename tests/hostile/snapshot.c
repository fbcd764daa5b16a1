/* Called from Python: valgrind runs a command, such as `snapshot FILE`. */
#include <valgrind/valgrind.h>

int run(const char *command)
{
    return VALGRIND_MONITOR_COMMAND(command);
}
