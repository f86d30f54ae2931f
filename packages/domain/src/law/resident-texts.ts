/** What a clock tells its resident, by what has become of it. `{what}` is the title of the rule. */
export const residentTexts = {
  byDate: {
    fi: '{what}. Viimeinen päivä on {date}.',
    sv: '{what}. Sista dagen är {date}.',
    en: '{what}. The last day is {date}.',
    se: '{what}. Maŋimuš beaivi lea {date}.',
  },
  byTime: {
    fi: '{what}. Viimeistään {date} kello {time}.',
    sv: '{what}. Senast {date} klockan {time}.',
    en: '{what}. At the latest {date} at {time}.',
    se: '{what}. Maŋimustá {date} dii. {time}.',
  },
  immediate: {
    fi: '{what}. Tämä tehdään heti.',
    sv: '{what}. Detta görs genast.',
    en: '{what}. This is done at once.',
    se: '{what}. Dát dahkkojuvvo dakkaviđe.',
  },
  withoutDelay: {
    fi: '{what}. Laki ei anna tarkkaa päivää. Asia hoidetaan viivyttelemättä.',
    sv: '{what}. Lagen ger ingen exakt dag. Ärendet sköts utan dröjsmål.',
    en: '{what}. The law gives no exact day. It is done without delay.',
    se: '{what}. Láhka ii atte dárkilis beaivvi. Ášši dikšojuvvo viivvatkeahttá.',
  },
  planned: {
    fi: '{what}. Aika määräytyy suunnitelmasi mukaan.',
    sv: '{what}. Tiden bestäms enligt din plan.',
    en: '{what}. The time follows your plan.',
    se: '{what}. Áigi boahtá du plánas.',
  },
  done: {
    fi: '{what}. Tämä on tehty.',
    sv: '{what}. Detta har gjorts.',
    en: '{what}. This has been done.',
    se: '{what}. Dát lea dahkkon.',
  },
  doneLate: {
    fi: '{what}. Tämä tehtiin myöhässä. Viimeinen päivä oli {date}.',
    sv: '{what}. Detta gjordes för sent. Sista dagen var {date}.',
    en: '{what}. This was done late. The last day was {date}.',
    se: '{what}. Dát dahkkojuvvui maŋŋit. Maŋimuš beaivi lei {date}.',
  },
  offered: {
    fi: '{what}. Aika tarjottiin ajoissa, ja siitä valittiin toinen. Lain viimeinen päivä ei muutu: {date}.',
    sv: '{what}. En tid erbjöds i tid, och en annan valdes. Lagens sista dag ändras inte: {date}.',
    en: '{what}. A time was offered in time and another was chosen. The law’s last day does not change: {date}.',
    se: '{what}. Áigi fállojuvvui áiggil, ja eará válljejuvvui. Lága maŋimuš beaivi ii rievdda: {date}.',
  },
  passed: {
    fi: '{what}. Viimeinen päivä oli {date}. Aika on ylittynyt.',
    sv: '{what}. Sista dagen var {date}. Tiden har överskridits.',
    en: '{what}. The last day was {date}. The limit has been exceeded.',
    se: '{what}. Maŋimuš beaivi lei {date}. Áigi lea vássán.',
  },
  passedAtOnce: {
    fi: '{what}. Tämä piti tehdä heti {date}. Aika on ylittynyt.',
    sv: '{what}. Detta skulle göras genast {date}. Tiden har överskridits.',
    en: '{what}. This was to be done at once on {date}. The limit has been exceeded.',
    se: '{what}. Dát galggai dahkkojuvvot dakkaviđe {date}. Áigi lea vássán.',
  },
  declined: {
    fi: '{what}. Muualla tarjottua hoitoa ei otettu vastaan. Siksi lain viimeinen päivä ei enää koske tätä. Paikka oman yksikön jonossa säilyy.',
    sv: '{what}. Vård som erbjöds på annat håll togs inte emot. Därför gäller lagens sista dag inte längre. Platsen i den egna enhetens kö finns kvar.',
    en: '{what}. Care offered elsewhere was not accepted. So the law’s last day no longer applies. The place in the queue of the own unit remains.',
    se: '{what}. Eará sajis fállojuvvon dikšu ii váldojuvvon vuostá. Danin lága maŋimuš beaivi ii šat guoskka dása. Sadji iežat ovttadaga vuorus bissu.',
  },
  suspended: {
    fi: '{what}. Poikkeusolojen asetus on keskeyttänyt tämän ajan.',
    sv: '{what}. En förordning under undantagsförhållanden har avbrutit denna tid.',
    en: '{what}. A decree for emergency conditions has suspended this limit.',
    se: '{what}. Spiehkastatdilálašvuođaid ásahus lea bissehan dán áiggi.',
  },
  ended: {
    fi: '{what}. Tämä aika ei enää kulu.',
    sv: '{what}. Denna tid löper inte längre.',
    en: '{what}. This limit no longer runs.',
    se: '{what}. Dát áigi ii šat gola.',
  },
  lapsed: {
    fi: '{what}. Aika päättyi {date}.',
    sv: '{what}. Tiden gick ut {date}.',
    en: '{what}. The time ended on {date}.',
    se: '{what}. Áigi nogai {date}.',
  },
} as const

/** One of the things a resident may be told. */
export type ResidentKey = keyof typeof residentTexts
