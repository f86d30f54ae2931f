import { unchecked } from '../unchecked.ts'
import { residentText } from './data-text.ts'

/**
 * What the file of own data leaves out, and how it is had. The same for everybody, so that it tells nobody whether there is any.
 */
export const ownDataOnRequest = [
  {
    what: residentText({
      fi: 'Ammattilaisen merkintä, jonka kirjoittaja on pidättänyt: siinä on toisen ihmisen tietoja, tai se voisi vahingoittaa lasta tai omaa terveyttäsi.',
      sv: 'En anteckning som skribenten har hållit tillbaka: den gäller en annan människa, eller kunde skada ett barn eller din egen hälsa.',
      en: 'A professional’s note that its writer held back: it tells of another person, or could harm a child or your own health.',
      se: unchecked(
        'Ámmátolbmo merkestat maid čálli lea doallan ruovttoluotta: das leat nuppi olbmo dieđut, dahje dat sáhtášii vahágahttit máná dahje du iežat dearvvašvuođa.',
      ),
    }),
    why: residentText({
      fi: 'Ihminen tarkistaa, mitä siitä saa antaa (julkisuuslaki 621/1999 11 §, tietosuojalaki 1050/2018 34 §).',
      sv: 'En människa kontrollerar vad som får ges ut (offentlighetslagen 621/1999 11 §, dataskyddslagen 1050/2018 34 §).',
      en: 'A person checks what of it may be given (acts 621/1999 § 11 and 1050/2018 § 34).',
      se: unchecked('Olmmoš dárkkista maid das oažžu addit (lágat 621/1999 § 11, 1050/2018 § 34).'),
    }),
  },
  {
    what: residentText({
      fi: 'Se, mitä joku toinen on kertonut sinusta, ja mitä siitä on kirjattu.',
      sv: 'Det som någon annan har berättat om dig, och vad som har antecknats om det.',
      en: 'What somebody else told about you, and what was written of it.',
      se: unchecked('Dat maid soamis nubbi lea muitalan du birra, ja mii das lea merkejuvvon.'),
    }),
    why: residentText({
      fi: 'Sanat voivat olla toisen ihmisen. Ihminen tarkistaa ne ensin.',
      sv: 'Orden kan vara en annan människas. En människa kontrollerar dem först.',
      en: 'The words may be another person’s. A person checks them first.',
      se: unchecked('Sánit sáhttet leat nuppi olbmo. Olmmoš dárkkista daid vuos.'),
    }),
  },
  {
    what: residentText({
      fi: 'Lastensuojelun ratkaisut ja niiden perustelut.',
      sv: 'Barnskyddets avgöranden och deras motiveringar.',
      en: 'Decisions of child protection and their reasons.',
      se: unchecked('Mánáidsuodjaleami mearrádusat ja daid ákkat.'),
    }),
    why: residentText({
      fi: 'Lastensuojelun työntekijä tarkistaa, mitä lapsen etu ja ilmoittajan suoja sallivat antaa. Ratkaisu tulee kahden viikon kuluessa (julkisuuslaki 621/1999 14 §).',
      sv: 'En barnskyddsarbetare kontrollerar vad barnets bästa och skyddet för den som gjort anmälan tillåter. Avgörandet kommer inom två veckor (offentlighetslagen 621/1999 14 §).',
      en: 'A child-protection worker checks what the child’s interest and the protection of who reported allow. The decision comes within two weeks (621/1999 § 14).',
      se: unchecked(
        'Mánáidsuodjaleami bargi dárkkista maid máná ovdu ja almmuheaddji suodji dohkkeheaba addit. Mearrádus boahtá guovtti vahku siste (621/1999 § 14).',
      ),
    }),
  },
  {
    what: residentText({
      fi: 'Vanhat merkinnät ja perustelut, joiden kirjoittajalta ei ole kysytty, saako ne antaa.',
      sv: 'Gamla anteckningar och motiveringar vars skribent inte har tillfrågats om de får ges.',
      en: 'Old notes and reasons whose writer was not asked whether they may be given.',
      se: unchecked('Boares merkestagat ja ákkat maid čállis ii leat jerrojuvvon oažžugo daid addit.'),
    }),
    why: residentText({
      fi: 'Kukaan ei ole vielä katsonut, onko niissä toisen ihmisen tietoja.',
      sv: 'Ingen har ännu sett efter om de gäller en annan människa.',
      en: 'Nobody has yet looked whether they tell of another person.',
      se: unchecked('Oktage ii leat vel geahččan leatgo dain nuppi olbmo dieđut.'),
    }),
  },
] as const

export const ownDataHowToAsk = residentText({
  fi: 'Pyydä niitä Luukun sivulla «Omat tiedot», kohdassa «Kysy tai pyydä korjausta», tai soita. Vastaus tulee samalle sivulle kuukauden kuluessa. Jos jotakin ei anneta, sinulle kerrotaan miksi, ja voit viedä asian tietosuojavaltuutetulle.',
  sv: 'Be om dem på Luukkus sida «Egna uppgifter», under «Fråga eller be om rättelse», eller ring. Svaret kommer på samma sida inom en månad. Om något inte ges får du veta varför, och du kan föra saken till dataombudsmannen.',
  en: 'Ask for them on Luukku’s page «My data», under «Ask, or ask for a correction», or call. The answer comes to the same page within a month. If something is not given you are told why, and you may take it to the data-protection ombudsman.',
  se: unchecked(
    'Bivdde daid Luukku siiddus «Iežan dieđut», dahje riŋge. Vástádus boahtá seamma siidui mánu siste. Jus juoga ii addojuvvo, de dutnje muitaluvvo manne, ja sáhtát doalvut ášši dáhtasuodjeáittardeaddjái.',
  ),
})

/** Codes of the file in words. */
export const ownDataWords = {
  crossings: residentText({
    fi: 'Milloin toista rekisteriä on katsottu ilman lupaasi',
    sv: 'När det andra registret har setts utan ditt tillstånd',
    en: 'When the other register was looked at without your permission',
    se: unchecked('Goas nubbi registtar lea gehččojuvvon du lobi haga'),
  }),
  'cannot-assess': residentText({
    fi: 'et voinut itse arvioida lupaa eikä sinulla ollut edustajaa (asiakastietolaki 53 §)',
    sv: 'du kunde inte själv bedöma tillståndet och hade ingen företrädare (kunduppgiftslagen 53 §)',
    en: 'you could not judge the permission and had no representative (703/2023 § 53)',
    se: unchecked('don it sáhttán ieš árvvoštallat lobi iige dus lean ovddasteaddji (703/2023 § 53)'),
  }),
  'social-authority': residentText({
    fi: 'sosiaaliviranomaisella oli laissa säädetty oikeus (asiakastietolaki 53 §)',
    sv: 'socialmyndigheten hade en lagstadgad rätt (kunduppgiftslagen 53 §)',
    en: 'the social authority had a right in law (703/2023 § 53)',
    se: unchecked('sosiálaeiseválddis lei riekti lágas (703/2023 § 53)'),
  }),
  minorDecisions: residentText({
    fi: 'Mitä on päätetty siitä, näkevätkö huoltajasi asiasi',
    sv: 'Vad som har beslutats om ifall dina vårdnadshavare ser ditt ärende',
    en: 'What was decided of whether your guardians see your matter',
    se: unchecked('Mii lea mearriduvvon das oidnetgo fuolaheaddjit du ášši'),
  }),
  see: residentText({
    fi: 'huoltajat näkevät',
    sv: 'vårdnadshavarna ser',
    en: 'guardians see it',
    se: unchecked('fuolaheaddjit oidnet'),
  }),
  'do-not-see': residentText({
    fi: 'huoltajat eivät näe',
    sv: 'vårdnadshavarna ser inte',
    en: 'guardians do not see it',
    se: unchecked('fuolaheaddjit eai oainne'),
  }),
  informed: residentText({
    fi: 'Milloin sinulle on kerrottu Kanta-palveluista',
    sv: 'När du har fått information om Kanta-tjänsterna',
    en: 'When you were told of the Kanta Services',
    se: unchecked('Goas dutnje lea muitaluvvon Kanta-bálvalusaid birra'),
  }),
  screen: residentText({
    fi: 'luettavana ennen lähettämistä',
    sv: 'att läsa före sändningen',
    en: 'to read before sending',
    se: unchecked('lohkat ovdal sáddema'),
  }),
  phone: residentText({ fi: 'puhelimessa', sv: 'per telefon', en: 'by telephone', se: unchecked('telefovnnas') }),
  counter: residentText({ fi: 'paikan päällä', sv: 'på plats', en: 'on the spot', se: unchecked('báikkis') }),
  representative: residentText({
    fi: 'puolestasi toimivalle',
    sv: 'till den som handlar för dig',
    en: 'to who acts for you',
    se: unchecked('dutnje ovddasteaddjái'),
  }),
  onRequest: residentText({
    fi: 'Mitä annetaan pyynnöstä',
    sv: 'Vad som ges på begäran',
    en: 'What is given on request',
    se: unchecked('Mii addojuvvo bivddedettiin'),
  }),
  others: residentText({
    fi: 'Muut asiakirjat',
    sv: 'Övriga handlingar',
    en: 'Other documents',
    se: unchecked('Eará áššebáhpirat'),
  }),
  health: residentText({
    fi: 'terveydenhuolto',
    sv: 'hälso- och sjukvård',
    en: 'health care',
    se: unchecked('dearvvašvuođafuolahus'),
  }),
  social: residentText({ fi: 'sosiaalihuolto', sv: 'socialvård', en: 'social care', se: unchecked('sosiálafuolahus') }),
  both: residentText({
    fi: 'molemmat rekisterit',
    sv: 'båda registren',
    en: 'both registers',
    se: unchecked('goappašat registarat'),
  }),
  yes: residentText({ fi: 'lupa annettu', sv: 'tillstånd gavs', en: 'permission given', se: unchecked('lohpi addon') }),
  no: residentText({ fi: 'sanoit ei', sv: 'du sade nej', en: 'you said no', se: unchecked('dadjet in') }),
  'not-asked': residentText({ fi: 'ei kysytty', sv: 'inte frågat', en: 'not asked', se: unchecked('ii jerrojuvvon') }),
  inEmergency: residentText({
    fi: 'saa käyttää hätätilanteessa',
    sv: 'får användas i en nödsituation',
    en: 'may be used in an emergency',
    se: unchecked('oažžu geavahit heahtedilis'),
  }),
  notInEmergency: residentText({
    fi: 'ei edes hätätilanteessa',
    sv: 'inte ens i en nödsituation',
    en: 'not even in an emergency',
    se: unchecked('ii ge heahtedilis'),
  }),
  withdrawn: residentText({ fi: 'peruttu', sv: 'återkallat', en: 'withdrawn', se: unchecked('šluhttejuvvon') }),
} as const
