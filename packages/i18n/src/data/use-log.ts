import { unchecked } from '../unchecked.ts'
import { residentText, type ResidentDataText } from './data-text.ts'

const saw = residentText({
  fi: 'Näki asiasi työlistalla',
  sv: 'Såg ditt ärende på en arbetslista',
  en: 'Saw your matter on a work list',
  se: unchecked('Oinnii du ášši bargolisttus'),
})
const read = residentText({
  fi: 'Luki asiasi',
  sv: 'Läste ditt ärende',
  en: 'Read your matter',
  se: unchecked('Logai du ášši'),
})
const handled = residentText({
  fi: 'Hoiti asiaasi',
  sv: 'Skötte ditt ärende',
  en: 'Worked on your matter',
  se: unchecked('Divššui du ášši'),
})
const looked = residentText({
  fi: 'Katsoi omia tietoja',
  sv: 'Såg på egna uppgifter',
  en: 'Looked at own data',
  se: unchecked('Geahčai iežas dieđuid'),
})
const sent = residentText({
  fi: 'Lähetti yhteydenoton',
  sv: 'Skickade en kontakt',
  en: 'Sent a contact',
  se: unchecked('Sáddii oktavuođaváldima'),
})
const changedTime = residentText({
  fi: 'Siirsi tai perui ajan',
  sv: 'Flyttade eller avbokade en tid',
  en: 'Moved or cancelled a time',
  se: unchecked('Sirddii dahje šluhttii áiggi'),
})
const note = residentText({
  fi: 'Kirjasi asiaasi',
  sv: 'Antecknade i ditt ärende',
  en: 'Made a note of your matter',
  se: unchecked('Čálii du ášši birra'),
})

/** What was done with a person's data, by the action that the journal names. */
const whatTexts: Readonly<Record<string, ResidentDataText>> = {
  listDesk: saw,
  searchDesk: saw,
  listOwn: saw,
  readCase: read,
  openCase: read,
  readOwnNeed: residentText({
    fi: 'Luki oman osuutensa asiastasi',
    sv: 'Läste sin del av ditt ärende',
    en: 'Read their part of your matter',
    se: unchecked('Logai iežas oasi du áššis'),
  }),
  recordContact: residentText({
    fi: 'Kirjasi yhteydenoton puolestasi',
    sv: 'Antecknade en kontakt för dig',
    en: 'Wrote down a contact for you',
    se: unchecked('Čálii oktavuođaváldima du ovddas'),
  }),
  readRepresentatives: residentText({
    fi: 'Katsoi, kuka toimii puolestasi',
    sv: 'Såg vem som handlar för dig',
    en: 'Looked at who acts for you',
    se: unchecked('Geahčai gii doaibmá du ovddas'),
  }),
  recordRelation: residentText({
    fi: 'Kirjasi, kuka saa toimia puolestasi',
    sv: 'Antecknade vem som får handla för dig',
    en: 'Recorded who may act for you',
    se: unchecked('Čálii gii oažžu doaibmat du ovddas'),
  }),
  decideMinor: residentText({
    fi: 'Päätti, mitä huoltajat näkevät',
    sv: 'Beslutade vad vårdnadshavarna ser',
    en: 'Decided what guardians see',
    se: unchecked('Mearridii maid fuolaheaddjit oidnet'),
  }),
  readAcross: residentText({
    fi: 'Katsoi tietojasi toisesta rekisteristä luvallasi tai lain nojalla',
    sv: 'Såg på dina uppgifter i det andra registret med ditt tillstånd eller enligt lag',
    en: 'Looked at your data in the other register by your permission or by law',
    se: unchecked('Geahčai du dieđuid nuppi registaris du lobiin dahje lága vuođul'),
  }),
  recordPermission: residentText({
    fi: 'Kysyi sinulta luvan katsoa toista rekisteriä',
    sv: 'Bad dig om tillstånd att se det andra registret',
    en: 'Asked your permission to look at the other register',
    se: unchecked('Jearai dus lobi geahččat nuppi registara'),
  }),
  recordGround: residentText({
    fi: 'Avasi toisen rekisterin lain nojalla ja kirjasi syyn',
    sv: 'Öppnade det andra registret enligt lag och antecknade skälet',
    en: 'Opened the other register by law and wrote down why',
    se: unchecked('Rabai nuppi registara lága vuođul ja čálii siva'),
  }),
  readJoint: residentText({
    fi: 'Luki yhteistä suunnitelmaasi tai arviotasi',
    sv: 'Läste din gemensamma plan eller bedömning',
    en: 'Read your joint plan or assessment',
    se: unchecked('Logai du oktasaš plána dahje árvvoštallama'),
  }),
  saveJoint: residentText({
    fi: 'Kirjoitti yhteistä suunnitelmaasi tai arviotasi',
    sv: 'Skrev i din gemensamma plan eller bedömning',
    en: 'Wrote your joint plan or assessment',
    se: unchecked('Čálii du oktasaš plána dahje árvvoštallama'),
  }),
  recordDenial: residentText({
    fi: 'Kirjasi kieltosi',
    sv: 'Antecknade ditt förbud',
    en: 'Recorded your denial',
    se: unchecked('Čálii du gildosa'),
  }),
  recordNeedDenial: residentText({
    fi: 'Kirjasi kieltosi',
    sv: 'Antecknade ditt förbud',
    en: 'Recorded your denial',
    se: unchecked('Čálii du gildosa'),
  }),
  changeRelation: residentText({
    fi: 'Muutti, kuka saa toimia puolestasi',
    sv: 'Ändrade vem som får handla för dig',
    en: 'Changed who may act for you',
    se: unchecked('Rievdadii gii oažžu doaibmat du ovddas'),
  }),
  setNonDisclosure: residentText({
    fi: 'Kirjasi turvakieltosi',
    sv: 'Antecknade din spärrmarkering',
    en: 'Recorded your order of non-disclosure',
    se: unchecked('Čálii du dieđuid suodjalusa'),
  }),
  liftSafeContact: residentText({
    fi: 'Kirjasi, että sinut saa tavoittaa tavallisesti, ja syyn siihen',
    sv: 'Antecknade att du får nås som vanligt, och skälet till det',
    en: 'Recorded that you may be reached in the usual ways, and why',
    se: unchecked('Čálii ahte du oažžu olahit dábálaččat, ja siva dasa'),
  }),
  breakGlass: residentText({
    fi: 'Avasi tietosi hätätilanteessa, kirjoitti syyn',
    sv: 'Öppnade dina uppgifter i en nödsituation, skrev skälet',
    en: 'Opened your data in an emergency, wrote down why',
    se: unchecked('Rabai du dieđuid heahtedilis, čálii siva'),
  }),
  readOpenings: residentText({
    fi: 'Katsoi tietoja, jotka avasi hätätilanteessa',
    sv: 'Såg på uppgifter som öppnats i en nödsituation',
    en: 'Looked at data opened in an emergency',
    se: unchecked('Geahčai dieđuid maid rabai heahtedilis'),
  }),
  recordAnswers: note,
  writeOwnNote: note,
  assessCase: residentText({
    fi: 'Arvioi tarpeesi',
    sv: 'Bedömde ditt behov',
    en: 'Assessed your need',
    se: unchecked('Árvvoštalai du dárbbu'),
  }),
  recordCall: residentText({
    fi: 'Soitti sinulle',
    sv: 'Ringde dig',
    en: 'Called you',
    se: unchecked('Riŋgii dutnje'),
  }),
  askBack: residentText({
    fi: 'Kirjoitti sinulle',
    sv: 'Skrev till dig',
    en: 'Wrote to you',
    se: unchecked('Čálii dutnje'),
  }),
  searchTimes: residentText({
    fi: 'Etsi sinulle aikoja',
    sv: 'Sökte tider åt dig',
    en: 'Looked for times for you',
    se: unchecked('Ozai dutnje áiggiid'),
  }),
  bookTimes: residentText({
    fi: 'Varasi sinulle ajan',
    sv: 'Bokade en tid åt dig',
    en: 'Booked a time for you',
    se: unchecked('Várrii dutnje áiggi'),
  }),
  endRetention: residentText({
    fi: 'Hävitti asiakirjan, jonka säilytysaika päättyi',
    sv: 'Utplånade en handling vars förvaringstid gick ut',
    en: 'Destroyed a document whose time had ended',
    se: unchecked('Duššadii áššebáhpára man vurkenáigi nogai'),
  }),
  countRetention: residentText({
    fi: 'Tarkisti syntymäpäivästäsi, onko säilytysaika päättynyt',
    sv: 'Kontrollerade av din födelsedag om förvaringstiden har gått ut',
    en: 'Checked from your day of birth whether the time has ended',
    se: unchecked('Dárkkistii du riegádanbeaivvis, lea go vurkenáigi nohkan'),
  }),
  holdMatter: residentText({
    fi: 'Päätti, säilyykö asiasi säilytysajan jälkeen',
    sv: 'Beslutade om ditt ärende bevaras efter förvaringstiden',
    en: 'Decided whether your matter is kept past its time',
    se: unchecked('Mearridii, bisuhuvvo go du ášši vurkenáiggi maŋŋá'),
  }),
  readRetention: residentText({
    fi: 'Katsoi, mitkä asiat säilytetään säilytysajan jälkeen',
    sv: 'Såg vilka ärenden som bevaras efter förvaringstiden',
    en: 'Looked at which matters are kept past their time',
    se: unchecked('Geahčai guđet áššit bisuhuvvojit vurkenáiggi maŋŋá'),
  }),
  readRetentionWaiting: looked,
  readMine: looked,
  readMyLog: looked,
  listTimes: looked,
  readReceipt: looked,
  readSession: looked,
  readActing: looked,
  listMyQuestionnaires: looked,
  saveMyQuestionnaire: residentText({
    fi: 'Vastasi kyselyyn',
    sv: 'Svarade på ett formulär',
    en: 'Answered a questionnaire',
    se: unchecked('Vástidii jearahallamii'),
  }),
  listQuestionnaires: read,
  startQuestionnaire: note,
  saveQuestionnaire: note,
  signIn: residentText({
    fi: 'Kirjautui',
    sv: 'Loggade in',
    en: 'Signed in',
    se: unchecked('Čálii sisa'),
  }),
  createContact: sent,
  sendDraft: sent,
  replyMessage: sent,
  moveAppointment: changedTime,
  listFirstTimes: looked,
  chooseTime: residentText({
    fi: 'Valitsi ajan',
    sv: 'Valde en tid',
    en: 'Chose a time',
    se: unchecked('Válljii áiggi'),
  }),
  leaveChoice: residentText({
    fi: 'Antoi sinun valita ajan',
    sv: 'Lät dig välja tid',
    en: 'Left it to you to choose a time',
    se: unchecked('Attii dutnje válljet áiggi'),
  }),
  cancelAppointment: changedTime,
  readMyCalendar: residentText({
    fi: 'Otti ajat kalenteriin',
    sv: 'Tog tiderna till kalendern',
    en: 'Took the times to a calendar',
    se: unchecked('Válddii áiggiid kaleandarii'),
  }),
  arriveAtAppointment: residentText({
    fi: 'Ilmoitti tulleensa paikalle',
    sv: 'Anmälde sig på plats',
    en: 'Said they had come to the place',
    se: unchecked('Almmuhii ahte lea boahtán báikái'),
  }),
  moveForResident: changedTime,
  cancelForResident: changedTime,
  withdrawPermission: residentText({
    fi: 'Perui luvan jakaa tietoja',
    sv: 'Tog tillbaka tillståndet att dela uppgifter',
    en: 'Withdrew the permission to share',
    se: unchecked('Gesii ruovttoluotta lobi juogadit dieđuid'),
  }),
  receiveSmsReport: residentText({
    fi: 'Kirjasi, menikö viesti perille',
    sv: 'Antecknade om ett meddelande kom fram',
    en: 'Recorded whether a message arrived',
    se: unchecked('Čálii, olliigo diehtu'),
  }),
  sendNotification: residentText({
    fi: 'Lähetti sinulle ilmoituksen',
    sv: 'Skickade ett meddelande till dig',
    en: 'Sent you a notice',
    se: unchecked('Sáddii dutnje dieđu'),
  }),
}

const whyTexts: Readonly<Record<string, ResidentDataText>> = {
  guidance: residentText({
    fi: 'ohjaus sopivaan apuun',
    sv: 'handledning till rätt hjälp',
    en: 'guidance to the right help',
    se: unchecked('bagadeapmi rivttes veahkkái'),
  }),
  care: residentText({
    fi: 'palvelusi hoitaminen',
    sv: 'skötseln av din service',
    en: 'taking care of your service',
    se: unchecked('du bálvalusa dikšun'),
  }),
  emergency: residentText({
    fi: 'hätätilanne',
    sv: 'nödsituation',
    en: 'an emergency',
    se: unchecked('heahtedilli'),
  }),
  'own-matter': residentText({
    fi: 'oma asia',
    sv: 'eget ärende',
    en: 'own matter',
    se: unchecked('iežan ášši'),
  }),
  'data-rights': residentText({
    fi: 'kysymys omista tiedoista',
    sv: 'fråga om egna uppgifter',
    en: 'a question about own data',
    se: unchecked('jearaldat iežas dieđuin'),
  }),
  retention: residentText({
    fi: 'säilytysajan päättyminen',
    sv: 'förvaringstiden går ut',
    en: 'the end of the time of keeping',
    se: unchecked('vurkenáiggi nohkan'),
  }),
}
const systemWork = residentText({
  fi: 'järjestelmän työ',
  sv: 'systemets arbete',
  en: 'work of the system',
  se: unchecked('vuogádaga bargu'),
})

export const useLogTexts = {
  /** @param action the journal's name for what was done: a route's id or a planned task */
  what: (action: string): ResidentDataText => whatTexts[action] ?? handled,
  why: (purpose: string): ResidentDataText => whyTexts[purpose] ?? systemWork,
  me: residentText({
    fi: 'sinä tai puolestasi toimiva',
    sv: 'du eller den som handlar för dig',
    en: 'you or who acts for you',
    se: unchecked('don dahje du ovddas doaibmi'),
  }),
  system: residentText({ fi: 'järjestelmä', sv: 'systemet', en: 'the system', se: unchecked('vuogádat') }),
} as const
