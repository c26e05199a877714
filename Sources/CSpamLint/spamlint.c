#include "spamlint.h"
