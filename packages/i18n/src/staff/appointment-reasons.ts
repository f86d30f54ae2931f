import type { StaffDataText } from '../data/data-text.ts'

/** What to do when a step of an appointment's life was refused (domain/booking `StepRefusal`). */
export const appointmentReasons: Readonly<Record<string, StaffDataText>> = {
  'time-is-held': {
    fi: 'Aikaa pidetään hänelle. Odota vastausta tai kirjaa se odottajiin.',
    sv: 'Tiden hålls för personen. Vänta på svaret eller anteckna det i väntelistan.',
    en: 'The time is held for them. Wait for the answer, or record it in the waiting list.',
  },
  'hold-is-over': {
    fi: 'Pidetty aika ehti vapautua. Hae ajat uudelleen.',
    sv: 'Tiden som hölls har hunnit bli ledig. Sök tider på nytt.',
    en: 'The held time was let go. Search again.',
  },
  'time-not-held': {
    fi: 'Aikaa ei pidetä kenellekään. Katso ajat uudelleen.',
    sv: 'Tiden hålls inte för någon. Se tiderna på nytt.',
    en: 'The time is held for nobody. Look at the times again.',
  },
  'time-was-cancelled': {
    fi: 'Aika on jo peruttu. Varaa tarvittaessa uusi.',
    sv: 'Tiden är redan avbokad. Boka en ny vid behov.',
    en: 'The time is cancelled already. Book a new one if needed.',
  },
  'time-was-moved': {
    fi: 'Aika on jo siirretty. Avaa uusi aika.',
    sv: 'Tiden har redan flyttats. Öppna den nya tiden.',
    en: 'The time has been moved already. Open the new one.',
  },
  'time-was-missed': {
    fi: 'Aika on kirjattu toteutumatta jääneeksi. Varaa uusi aika.',
    sv: 'Tiden är antecknad som utebliven. Boka en ny tid.',
    en: 'The time is recorded as missed. Book a new one.',
  },
  'time-is-over': {
    fi: 'Käynti on jo kirjattu toteutuneeksi.',
    sv: 'Besöket är redan antecknat som genomfört.',
    en: 'The visit is recorded already as taken place.',
  },
  'already-arrived': {
    fi: 'Hän on jo ilmoittautunut.',
    sv: 'Personen har redan anmält sig.',
    en: 'They have checked in already.',
  },
  'visit-has-started': {
    fi: 'Käynti on jo alkanut. Kirjaa se toteutuneeksi, kun se päättyy.',
    sv: 'Besöket har redan börjat. Anteckna det som genomfört när det slutar.',
    en: 'The visit has begun already. Record it when it ends.',
  },
  'time-has-begun': {
    fi: 'Aika on jo alkanut. Sitä ei voi enää siirtää eikä perua.',
    sv: 'Tiden har redan börjat. Den kan inte längre flyttas eller avbokas.',
    en: 'The time has begun already. It can no longer be moved or cancelled.',
  },
  'not-this-day': {
    fi: 'Aika ei ole tänään. Kirjaa sen omana päivänä.',
    sv: 'Tiden är inte i dag. Anteckna det på rätt dag.',
    en: 'The time is not today. Record it on its own day.',
  },
  'too-early-to-arrive': {
    fi: 'Paikalle voi ilmoittautua tunnin ennen aikaa.',
    sv: 'Man kan anmäla sig en timme före tiden.',
    en: 'One can check in from an hour before the time.',
  },
  'arrive-at-the-place-only': {
    fi: 'Ilmoittautua voi vain ajalle, jolle tullaan paikalle.',
    sv: 'Man kan anmäla sig bara till tider på plats.',
    en: 'Only a time on site can be checked in to.',
  },
  'recorded-by-staff': {
    fi: 'Käynnin kulun kirjaa ammattilainen.',
    sv: 'Besökets gång antecknas av den yrkesutbildade.',
    en: 'The professional records how the visit went.',
  },
  'has-time-for-service': {
    fi: 'Hänellä on jo tuleva aika tähän palveluun. Siirrä se, tai kirjaa, miksi toinen tarvitaan.',
    sv: 'Personen har redan en kommande tid i tjänsten. Flytta den, eller anteckna varför en till behövs.',
    en: 'They have a coming time of this service already. Move it, or write why another is needed.',
  },
  'too-many-holds': {
    fi: 'Hänelle pidetään jo niin monta aikaa kuin saa. Odota vastauksia.',
    sv: 'För personen hålls redan så många tider som är tillåtet. Vänta på svaren.',
    en: 'As many times are held for them as may be. Wait for the answers.',
  },
  'not-one-series': {
    fi: 'Sarjan aikojen on oltava samalla ammattilaisella peräkkäin. Hae sarja uudelleen.',
    sv: 'Seriens tider ska vara efter varandra hos samma yrkesutbildade. Sök serien på nytt.',
    en: 'The times of a series must follow each other with one professional. Search again.',
  },
  'nothing-to-correct': {
    fi: 'Korjattavaa ei ole. Katso, mikä on kirjattu viimeksi.',
    sv: 'Det finns inget att rätta. Se vad som antecknats senast.',
    en: 'There is nothing to correct. See what was recorded last.',
  },
  'time-given-on': {
    fi: 'Aika on annettu toiselle, eikä sitä voi palauttaa. Kirjaa käynti muistiinpanoon.',
    sv: 'Tiden har getts till någon annan och kan inte återställas. Anteckna besöket.',
    en: 'The time has been given to somebody else and cannot be put back. Write the visit as a note.',
  },
  'room-given-on': {
    fi: 'Käynnin huone on annettu toiselle, eikä muuta ole vapaana. Kirjaa käynti muistiinpanoon.',
    sv: 'Besökets rum har getts till någon annan och inget annat är ledigt. Anteckna besöket.',
    en: 'The room of the visit has been given to somebody else and no other is free. Write the visit as a note.',
  },
  'interpreter-given-on': {
    fi: 'Käynnin tulkki on annettu toiselle, eikä muuta ole vapaana. Kirjaa käynti muistiinpanoon.',
    sv: 'Besökets tolk har getts till någon annan och ingen annan är ledig. Anteckna besöket.',
    en: 'The interpreter of the visit has been given to somebody else and nobody else is free. Write the visit as a note.',
  },
  'correct-too-late': {
    fi: 'Näppäilyn voi korjata kymmenen minuuttia. Ota kirjaus takaisin asiakkaan sivulla ja kirjoita, miksi.',
    sv: 'En felknappning kan rättas i tio minuter. Ta tillbaka anteckningen på klientens sida och skriv varför.',
    en: 'A slip can be corrected for ten minutes. Take the record back on the client’s page and write why.',
  },
}
