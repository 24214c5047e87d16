// What people say in the simulated year. The secrets in it all carry one of Law's marks.
#pragma once
#include <random>
#include <string>

namespace year {

struct Words {
    std::mt19937_64& random;

    std::string question(const std::string& language);
    std::string thanks(const std::string& language);
    std::string opt_out(const std::string& language);
    std::string opt_in(const std::string& language);
    std::string maybe_opt_out(const std::string& language);
    std::string secret(const std::string& language);
    std::string answer();
    std::string news();  // for messages of the shop's own accord

 private:
    std::string one_of(std::initializer_list<const char*> words);
    std::string card();
};

}  // namespace year
