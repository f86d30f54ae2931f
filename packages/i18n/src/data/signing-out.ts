import { unchecked } from '../unchecked.ts'
import { residentText } from './data-text.ts'

/** The page after signing out: the identity provider is told too, or could not be. */
export const signingOutTexts = {
  title: residentText({
    fi: 'Olet kirjautunut ulos Luukusta',
    sv: 'Du har loggat ut från Luukku',
    en: 'You have signed out of Luukku',
    se: unchecked('Don leat čálihan iežat olggos Luukkus'),
  }),
  alsoThere: residentText({
    fi: 'Kirjaudu ulos myös tunnistuspalvelusta. Muuten seuraava, joka käyttää tätä laitetta, voi päästä nimissäsi muihin palveluihin.',
    sv: 'Logga ut också från identifieringstjänsten. Annars kan nästa person på den här enheten komma åt andra tjänster i ditt namn.',
    en: 'Sign out of the identification service too. If you do not, the next person on this device may get into other services in your name.',
    se: unchecked(
      'Čálit iežat olggos maiddái dovddastusbálvalusas. Muđuid nubbi, guhte geavaha dán mašiinna, sáhttá beassat du namas eará bálvalusaide.',
    ),
  }),
  goOn: residentText({
    fi: 'Kirjaudu ulos tunnistuspalvelusta',
    sv: 'Logga ut från identifieringstjänsten',
    en: 'Sign out of the identification service',
    se: unchecked('Čálit iežat olggos dovddastusbálvalusas'),
  }),
  away: residentText({
    fi: 'Tunnistuspalvelu ei vastaa nyt. Emme saaneet kerrottua sille, että kirjauduit ulos. Sulje selaimen kaikki ikkunat, jos muutkin käyttävät tätä laitetta.',
    sv: 'Identifieringstjänsten svarar inte nu. Vi kunde inte meddela den att du loggade ut. Stäng alla fönster i webbläsaren om andra också använder den här enheten.',
    en: 'The identification service does not answer now. We could not tell it that you signed out. Close all browser windows if others use this device too.',
    se: unchecked(
      'Dovddastusbálvalus ii vástit dál. Mii eat sáhttán muitalit dasa, ahte don čálihit iežat olggos. Gidde buot neahttalogana lásiid, jus earát nai geavahit dán mašiinna.',
    ),
  }),
  toStart: residentText({
    fi: 'Etusivulle',
    sv: 'Till startsidan',
    en: 'To the front page',
    se: unchecked('Álgosiidui'),
  }),
}
