// Telephone numbers are ones that nobody can have: French numbers reserved for fiction, elsewhere numbers
// that begin with a digit no subscriber's number begins with. Street names are invented; mail and web
// addresses are under .example.
#include "server/demo/shops.h"

namespace server {
namespace {

using domain::HoursRange;

constexpr int clock(int hour, int minute = 0) {
    return hour * 60 + minute;
}

std::vector<HoursRange> sao_paulo_hours() {
    std::vector<HoursRange> hours;
    for (int day = 0; day < 5; ++day)
        hours.push_back({day, clock(9), clock(19)});
    hours.push_back({5, clock(10), clock(18)});
    return hours;
}

std::vector<HoursRange> hanoi_hours() {
    std::vector<HoursRange> hours;
    for (int day = 0; day < 7; ++day)
        hours.push_back({day, clock(8, 30), clock(21, 30)});
    return hours;
}

// Closed for lunch, on Monday morning and on Sunday.
std::vector<HoursRange> lyon_hours() {
    std::vector<HoursRange> hours = {{0, clock(14), clock(19)}};
    for (int day = 1; day < 5; ++day) {
        hours.push_back({day, clock(10), clock(12, 30)});
        hours.push_back({day, clock(14), clock(19)});
    }
    hours.push_back({5, clock(10), clock(19)});
    return hours;
}

struct Person {
    const char* email;
    const char* name;
    domain::Role role;
    const char* language;
    std::vector<std::size_t> shops;
};

}  // namespace

domain::Location sao_paulo_shop() {
    domain::Location shop;
    shop.slug = "aurora-vila-madalena";
    shop.name = "Aurora Livros Vila Madalena";
    shop.place_id = "ChIJq0AuroraVMadalena-Demo1";
    shop.zone = "America/Sao_Paulo";
    shop.hours = sao_paulo_hours();
    shop.profile.category = "Livraria e papelaria";
    shop.profile.district = "Vila Madalena";
    shop.profile.address = "Rua das Três Auroras, 142 – Vila Madalena, São Paulo – SP";
    shop.profile.phone = "+55 11 0555-0142";
    shop.profile.email = "vila-madalena@aurora-livros.example";
    shop.profile.website = "https://aurora-livros.example/vila-madalena";
    shop.profile.directions_url = "https://www.openstreetmap.org/directions?to=-23.5537%2C-46.6910";
    shop.profile.languages = {"pt-BR", "en", "es"};
    shop.profile.brand_color = "#065e47";
    shop.profile.welcome = {
        {"pt-BR",
         "Oi! Aqui é a Aurora da Vila Madalena. Procura um livro, um caderno ou um presente? É só escrever."},
        {"en", "Hi! This is Aurora in Vila Madalena. Looking for a book, a notebook or a gift? Just ask."},
        {"es",
         "¡Hola! Somos Aurora, en Vila Madalena. ¿Buscas un libro, un cuaderno o un regalo? Escríbenos."},
        {"fr",
         "Bonjour ! Ici Aurora, à Vila Madalena. Vous cherchez un livre, un carnet, un cadeau ? "
         "Écrivez-nous."},
        {"vi",
         "Xin chào! Đây là Aurora ở Vila Madalena. Bạn tìm sách, sổ tay hay quà tặng? Cứ nhắn cho cửa hàng "
         "nhé."},
    };
    shop.profile.away = {
        {"pt-BR", "Estamos fechados agora. Respondemos {{next_open}}. Se preferir: {{phone}} ou {{email}}."},
        {"en",
         "We are closed right now. We will answer {{next_open}}. Or reach us at {{phone}} or {{email}}."},
        {"es", "Ahora estamos cerrados. Te respondemos {{next_open}}. También: {{phone}} o {{email}}."},
        {"fr", "Le magasin est fermé. Nous vous répondrons {{next_open}}. Sinon : {{phone}} ou {{email}}."},
        {"vi",
         "Cửa hàng đang đóng cửa. Chúng tôi sẽ trả lời {{next_open}}. Hoặc liên hệ {{phone}}, {{email}}."},
    };
    shop.profile.starters = {"Vocês abrem no sábado?", "Tem este livro na loja?", "Montam lista escolar?",
                             "Fazem embrulho para presente?", "Quais são os próximos eventos?"};
    return shop;
}

domain::Location hanoi_shop() {
    domain::Location shop;
    shop.slug = "aurora-tay-ho";
    shop.name = "Nhà sách Aurora Tây Hồ";
    shop.place_id = "ChIJx7AuroraTayHoHaNoiDemo2";
    shop.zone = "Asia/Ho_Chi_Minh";
    shop.hours = hanoi_hours();
    shop.profile.category = "Nhà sách và văn phòng phẩm";
    shop.profile.district = "Tây Hồ";
    shop.profile.address = "Số 42 ngõ Giấy Bình Minh, phường Tây Hồ, Hà Nội";
    shop.profile.phone = "+84 24 0155 0142";
    shop.profile.email = "tay-ho@aurora-livros.example";
    shop.profile.website = "https://aurora-livros.example/tay-ho";
    shop.profile.directions_url = "https://www.openstreetmap.org/directions?to=21.0655%2C105.8235";
    shop.profile.languages = {"vi", "en", "fr"};
    shop.profile.brand_color = "#b3261e";
    shop.profile.welcome = {
        {"vi",
         "Chào bạn! Đây là nhà sách Aurora Tây Hồ. Bạn cần tìm sách, giấy bút hay quà tặng, cứ nhắn cho cửa "
         "hàng nhé."},
        {"en", "Hello! This is Aurora Tây Hồ. Books, paper, pens or a gift: just write to us."},
        {"fr",
         "Bonjour ! Ici la librairie Aurora de Tây Hồ. Livres, papier, stylos, cadeaux : écrivez-nous."},
        {"es", "¡Hola! Somos la librería Aurora de Tây Hồ. Libros, papel, plumas o un regalo: escríbenos."},
        {"pt-BR", "Olá! Aqui é a Aurora de Tây Hồ. Livros, papel, canetas ou um presente: é só escrever."},
    };
    shop.profile.away = {
        {"vi", "Cửa hàng đã đóng cửa. Chúng tôi sẽ trả lời {{next_open}}. Cần gấp, bạn gọi {{phone}} nhé."},
        {"en", "The shop is closed now. We will answer {{next_open}}. If it is urgent, call {{phone}}."},
        {"fr", "Le magasin est fermé. Nous vous répondrons {{next_open}}. Si c’est urgent : {{phone}}."},
        {"es", "La tienda está cerrada. Te respondemos {{next_open}}. Si es urgente, llama al {{phone}}."},
        {"pt-BR", "A loja está fechada. Respondemos {{next_open}}. Se for urgente, ligue para {{phone}}."},
    };
    shop.profile.starters = {"Hôm nay mở cửa đến mấy giờ?", "Cửa hàng còn cuốn này không?",
                             "Có gói quà không ạ?", "Có giao hàng nội thành không?",
                             "Cuối tuần có sự kiện gì?"};
    return shop;
}

domain::Location lyon_shop() {
    domain::Location shop;
    shop.slug = "aurora-croix-rousse";
    shop.name = "Librairie Aurora Croix-Rousse";
    shop.place_id = "ChIJm3AuroraCroixRousseDem3";
    shop.zone = "Europe/Paris";
    shop.hours = lyon_hours();
    shop.profile.category = "Librairie-papeterie";
    shop.profile.district = "Croix-Rousse";
    shop.profile.address = "14 montée des Papetiers, 69004 Lyon";
    shop.profile.phone = "+33 4 65 71 08 42";
    shop.profile.email = "croix-rousse@aurora-livros.example";
    shop.profile.website = "https://aurora-livros.example/croix-rousse";
    shop.profile.directions_url = "https://www.openstreetmap.org/directions?to=45.7745%2C4.8320";
    shop.profile.languages = {"fr", "en", "es"};
    shop.profile.brand_color = "#2f4a8a";
    shop.profile.welcome = {
        {"fr",
         "Bonjour ! Ici la librairie Aurora, à la Croix-Rousse. Un livre, un carnet, une idée cadeau ? "
         "Écrivez-nous."},
        {"en",
         "Hello! This is Aurora bookshop in Croix-Rousse. A book, a notebook, a gift idea? Write to us."},
        {"es",
         "¡Hola! Somos la librería Aurora, en la Croix-Rousse. ¿Un libro, un cuaderno, un regalo? "
         "Escríbenos."},
        {"pt-BR",
         "Olá! Aqui é a livraria Aurora, na Croix-Rousse. Um livro, um caderno, um presente? Escreva para "
         "nós."},
        {"vi",
         "Xin chào! Đây là nhà sách Aurora ở Croix-Rousse. Bạn tìm sách, sổ tay hay quà tặng? Cứ nhắn nhé."},
    };
    shop.profile.away = {
        {"fr", "La librairie est fermée. Nous vous répondrons {{next_open}}. Par téléphone : {{phone}}."},
        {"en", "The bookshop is closed. We will answer {{next_open}}. You can also call {{phone}}."},
        {"es", "La librería está cerrada. Te respondemos {{next_open}}. También puedes llamar al {{phone}}."},
        {"pt-BR", "A livraria está fechada. Respondemos {{next_open}}. Também pode ligar: {{phone}}."},
        {"vi", "Nhà sách đang đóng cửa. Chúng tôi sẽ trả lời {{next_open}}. Bạn cũng có thể gọi {{phone}}."},
    };
    shop.profile.starters = {"Êtes-vous ouverts le lundi ?", "Avez-vous ce livre en stock ?",
                             "Faites-vous les paquets cadeaux ?", "Ma commande est-elle arrivée ?",
                             "Quels sont vos ateliers ?"};
    return shop;
}

std::vector<DemoPerson> make_people(const std::vector<domain::Location>& shops, domain::BrandId brand,
                                    base::IdSource& ids, base::Timestamp founded) {
    using domain::Role;
    // Consumers are shown the first word of a name, so Vietnamese names stand given name first.
    const std::vector<Person> people = {
        {"sofia@aurora-livros.example", "Sofia Lindgren", Role::owner, "en", {0, 1, 2}},
        {"marina@aurora-livros.example", "Marina Prado", Role::manager, "pt-BR", {0}},
        {"tiago@aurora-livros.example", "Tiago Nunes", Role::staff, "pt-BR", {0}},
        {"linh@aurora-livros.example", "Linh Nguyễn", Role::manager, "vi", {1}},
        {"quan@aurora-livros.example", "Quân Trần", Role::staff, "vi", {1}},
        {"camille@aurora-livros.example", "Camille Roche", Role::manager, "fr", {2}},
        {"hugo@aurora-livros.example", "Hugo Perrin", Role::staff, "fr", {2}},
        {"lucia@aurora-livros.example", "Lucía Ferrer", Role::observer, "es", {0, 1, 2}},
    };
    std::vector<DemoPerson> made;
    for (const Person& person : people) {
        domain::Staff staff{domain::StaffId{ids.next(founded)},
                            brand,
                            person.email,
                            person.name,
                            person.role,
                            person.language,
                            {}};
        for (const std::size_t shop : person.shops)
            staff.locations.push_back(shops[shop].id);
        made.push_back({std::move(staff), "aurora-demo-2026"});
    }
    return made;
}

}  // namespace server
