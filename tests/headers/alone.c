#include HEADER
/* Twice, for the include guard. */
#include HEADER

int
main(void)
{
    return 0;
}
