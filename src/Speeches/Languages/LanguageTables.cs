namespace Speeches.Languages;

/// <summary>The languages that dates in words are read in. A new one is a new table here.</summary>
internal static class LanguageTables
{
    public static readonly IReadOnlyList<Language> All =
    [
        new()
        {
            Tag = "en",
            Months = "January February March April May June July August September October November December",
            ShortMonths = "Jan Feb Mar Apr May Jun Jul Aug Sept|Sep Oct Nov Dec",
            Weekdays = "Sunday Monday Tuesday Wednesday Thursday Friday Saturday",
            Parts = "early mid late",
            Ordinals = "st nd rd th",
            Between = "of",
            Introductions = "on in",
            Abbreviations = "Mr Mrs Ms Dr St Prof Gen No",
        },
        new()
        {
            Tag = "fr",
            Months = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
            ShortMonths = "janv févr mars avr mai juin juil août sept oct nov déc",
            Weekdays = "dimanche lundi mardi mercredi jeudi vendredi samedi",
            Parts = "début mi|à_la_mi fin",
            Ordinals = "er",
            Introductions = "le en du au",
            Abbreviations = "M MM Mme Mmes Mlle Dr Pr St",
            DayFirst = true,
        },
        new()
        {
            Tag = "de",
            Months = "Januar|Jänner Februar|Feber März April Mai Juni Juli August September Oktober November Dezember",
            ShortMonths = "Jan Feb Mär Apr Mai Jun Jul Aug Sept|Sep Okt Nov Dez",
            Weekdays = "Sonntag Montag Dienstag Mittwoch Donnerstag Freitag Samstag|Sonnabend",
            Parts = "Anfang Mitte Ende",
            Ordinals = ".",
            Introductions = "am im vom",
            Abbreviations = "Dr Prof Hr Fr St Nr",
            DayFirst = true,
        },
        new()
        {
            Tag = "es",
            Months = "enero febrero marzo abril mayo junio julio agosto septiembre|setiembre octubre noviembre diciembre",
            ShortMonths = "ene feb mar abr may jun jul ago sept|set oct nov dic",
            Weekdays = "domingo lunes martes miércoles jueves viernes sábado",
            Parts = "principios|comienzos mediados finales|fines",
            Ordinals = "º ° .º er",
            Between = "de del",
            Introductions = "el en del",
            Abbreviations = "Sr Sra Sres Dr Dra D Da Ud Uds",
            DayFirst = true,
        },
        new()
        {
            Tag = "it",
            Months = "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
            ShortMonths = "gen feb mar apr mag giu lug ago sett|set ott nov dic",
            Weekdays = "domenica lunedì martedì mercoledì giovedì venerdì sabato",
            Parts = "inizio metà fine",
            Ordinals = "º ° .º",
            Between = "di del",
            Introductions = "il in del nel",
            Abbreviations = "Sig Dott Prof On Ing Avv",
            DayFirst = true,
        },
        new()
        {
            Tag = "pt",
            Months = "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
            ShortMonths = "jan fev mar abr mai jun jul ago set out nov dez",
            Weekdays = "domingo segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado",
            Parts = "início|princípio|começo meados|meado fim|fins|final|finais",
            Ordinals = "º ° .º",
            Between = "de do",
            Introductions = "em a",
            Abbreviations = "Sr Sra Dr Dra D Prof Exmo",
            DayFirst = true,
        },
        new()
        {
            Tag = "nl",
            Months = "januari februari maart april mei juni juli augustus september oktober november december",
            ShortMonths = "jan feb mrt apr mei jun jul aug sept|sep okt nov dec",
            Weekdays = "zondag maandag dinsdag woensdag donderdag vrijdag zaterdag",
            Parts = "begin half|medio eind",
            Ordinals = "e",
            Introductions = "op in van",
            Abbreviations = "Dhr Mevr Dr Prof St Nr",
            DayFirst = true,
        },
        new()
        {
            Tag = "ru",
            Months = "января|январь февраля|февраль марта|март апреля|апрель мая|май июня|июнь июля|июль августа|август "
                + "сентября|сентябрь октября|октябрь ноября|ноябрь декабря|декабрь",
            Weekdays = "воскресенье понедельник вторник среда|среду четверг пятница|пятницу суббота|субботу",
            Parts = "начало|начале середина|середине конец|конце",
            Ordinals = "-го",
            Introductions = "от в",
            DayFirst = true,
        },
        new()
        {
            Tag = "zh",
            Weekdays = "星期日|星期天|周日 星期一|周一 星期二|周二 星期三|周三 星期四|周四 星期五|周五 星期六|周六",
            Parts = "上旬 中旬 下旬",
            Signs = "年 月 日|号|號",
        },
        new()
        {
            Tag = "ja",
            Weekdays = "日曜 月曜 火曜 水曜 木曜 金曜 土曜",
            Parts = "上旬 中旬 下旬",
            Signs = "年 月 日",
            Eras = "明治=1867 大正=1911 昭和=1925 平成=1988 令和=2018",
        },
        new()
        {
            Tag = "ko",
            Weekdays = "일요일 월요일 화요일 수요일 목요일 금요일 토요일",
            Parts = "초순 중순 하순",
            Signs = "년 월 일",
        },
    ];
}
