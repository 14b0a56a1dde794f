#include "phone_number.h"

#include <phonenumbers/phonenumber.pb.h>
#include <phonenumbers/phonenumberutil.h>

#include <string>

using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberUtil;

// Nothing may be thrown into Swift: a number that cannot be judged is none.
phone_number_verdict phone_number_judge(const char *utf8, size_t length, const char *region) {
    try {
        const PhoneNumberUtil &util = *PhoneNumberUtil::GetInstance();
        PhoneNumber number;
        if (util.Parse(std::string(utf8, length), region, &number) != PhoneNumberUtil::NO_PARSING_ERROR) {
            return PHONE_NUMBER_IMPOSSIBLE;
        }
        if (util.IsValidNumber(number)) return PHONE_NUMBER_VALID;
        return util.IsPossibleNumber(number) ? PHONE_NUMBER_POSSIBLE : PHONE_NUMBER_IMPOSSIBLE;
    } catch (...) {
        return PHONE_NUMBER_IMPOSSIBLE;
    }
}
