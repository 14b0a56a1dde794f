#include "phone_number.h"

#include <phonenumbers/phonenumber.pb.h>
#include <phonenumbers/phonenumbermatch.h>
#include <phonenumbers/phonenumbermatcher.h>
#include <phonenumbers/phonenumberutil.h>

#include <string>

using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberMatch;
using i18n::phonenumbers::PhoneNumberMatcher;
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

size_t phone_number_find(
    const char *utf8, size_t length, const char *region, phone_number_verdict least, phone_number_range *ranges,
    size_t capacity) {
    try {
        const PhoneNumberUtil &util = *PhoneNumberUtil::GetInstance();
        const auto leniency =
            least == PHONE_NUMBER_VALID ? PhoneNumberMatcher::VALID : PhoneNumberMatcher::POSSIBLE;
        const std::string text(utf8, length);
        PhoneNumberMatcher matcher(util, text, region, leniency, 1000);
        size_t count = 0;
        PhoneNumberMatch match;
        while (matcher.HasNext() && matcher.Next(&match)) {
            if (count < capacity) {
                ranges[count] = {static_cast<size_t>(match.start()), static_cast<size_t>(match.end())};
            }
            count += 1;
        }
        return count;
    } catch (...) {
        return 0;
    }
}
