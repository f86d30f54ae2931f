import type { StaffDataText } from '../data/data-text.ts'
import { appointmentReasons } from './appointment-reasons.ts'

/** What to do when a rule refused an action, by the reason that the API names. */
const texts: Readonly<Record<string, StaffDataText>> = {
  ...appointmentReasons,
  'subject-is-in-use': {
    fi: 'Tunnus on jo toisella työntekijällä. Tarkista tunnus.',
    sv: 'Användarkoden används redan av en annan. Kontrollera koden.',
    en: 'This sign-in belongs to another member of staff. Check it.',
  },
  'request-not-open': {
    fi: 'Pyyntöön on jo vastattu. Lue vastaus sivulta.',
    sv: 'Begäran är redan besvarad. Läs svaret på sidan.',
    en: 'The request has been answered already. Read the answer on the page.',
  },
  'unknown-profession': {
    fi: 'Ammattia ei tunneta. Valitse se luettelosta.',
    sv: 'Yrket är okänt. Välj det ur listan.',
    en: 'The profession is not known. Choose it from the list.',
  },
  'unknown-language': {
    fi: 'Kieltä ei tunneta. Valitse se luettelosta.',
    sv: 'Språket är okänt. Välj det ur listan.',
    en: 'The language is not known. Choose it from the list.',
  },
  'registers-do-not-meet': {
    fi: 'Kysy asiakkaalta ensin lupa. Yhteinen asiakirja tarvitsee luvan tai yhteisen palvelun ja jotain kummaltakin puolelta.',
    sv: 'Be klienten om tillstånd först. En gemensam handling kräver tillstånd eller gemensam service, och något från båda sidorna.',
    en: 'Ask the client for permission first. A joint document needs a permission or a joint service, and something on both sides.',
  },
  'emergency-not-asked': {
    fi: 'Kysy asiakkaalta, saako tietoja käyttää hätätilanteessa, ja merkitse vastaus.',
    sv: 'Fråga klienten om uppgifterna får användas i en nödsituation, och anteckna svaret.',
    en: 'Ask the client whether the data may be used in an emergency, and mark the answer.',
  },
  'retention-list-is-old': {
    fi: 'Luettelo on vahvistettu jo tai siitä on uudempi. Katso luettelo uudelleen ja vahvista se.',
    sv: 'Förteckningen är redan bekräftad, eller det finns en nyare. Se på den på nytt och bekräfta sedan.',
    en: 'The list has been confirmed already, or there is a newer one. Look at it again, then confirm.',
  },
  'retention-counts-differ': {
    fi: 'Määrät ovat muuttuneet siitä, kun katsoit niitä. Katso luettelo uudelleen ja vahvista se.',
    sv: 'Antalen har ändrats sedan du såg dem. Se på förteckningen på nytt och bekräfta sedan.',
    en: 'The numbers have changed since you looked. Look at the list again, then confirm.',
  },
  'not-trained-in-the-method': {
    fi: 'Ammattilaisella ei ole menetelmää, jota käynti vaatii. Valitse tarjottu aika, tai muuta, mitä käynti vaatii.',
    sv: 'Yrkespersonen har inte den metod som besöket kräver. Välj en erbjuden tid, eller ändra vad besöket kräver.',
    en: 'The professional is not trained in the method that the visit asks for. Choose an offered time, or change what it asks for.',
  },
  'place-lacks-what-is-asked': {
    fi: 'Paikassa ei ole kaikkea, mitä käynti vaatii. Valitse tarjottu aika, tai muuta, mitä käynti vaatii.',
    sv: 'Platsen har inte allt som besöket kräver. Välj en erbjuden tid, eller ändra vad besöket kräver.',
    en: 'The place does not have all that the visit asks for. Choose an offered time, or change what the visit asks for.',
  },
  'month-not-over': {
    fi: 'Tämä kuukausi ei ollut päättynyt julkaisupäivänä. Valitse kuukausi, jonka tiedot julkaistiin.',
    sv: 'Den här månaden var inte slut på publiceringsdagen. Välj den månad vars uppgifter publicerades.',
    en: 'This month was not over on the day of publication. Choose the month whose figures were published.',
  },
  'decree-ends-before-it-begins': {
    fi: 'Asetuksen viimeinen päivä on ennen ensimmäistä. Tarkista päivät.',
    sv: 'Förordningens sista dag är före den första. Kontrollera dagarna.',
    en: 'The last day of the decree is before the first. Check the days.',
  },
  'municipality-of-another-county': {
    fi: 'Kunta ei kuulu tähän hyvinvointialueeseen. Valitse alueen kunta.',
    sv: 'Kommunen hör inte till detta välfärdsområde. Välj en kommun i området.',
    en: 'The municipality is not in this county. Choose one of the county.',
  },
  'month-needed': {
    fi: 'Valitse kuukausi, jolle tukea haettiin.',
    sv: 'Välj den månad som stödet söktes för.',
    en: 'Choose the month that the support was applied for.',
  },
  'no-duty-to-publish': {
    fi: 'Tämä ei ole julkaistava tieto. Avaa sivu uudelleen.',
    sv: 'Detta är inget som ska publiceras. Öppna sidan på nytt.',
    en: 'This is nothing that must be published. Open the page again.',
  },
  'noticed-after-the-assessment': {
    fi: 'Anna hetki, jolloin tarve havaittiin. Se on ennen tarpeen arviota.',
    sv: 'Ange när behovet upptäcktes. Det är före bedömningen av behovet.',
    en: 'Give the moment when the need was noticed. It is before the need was assessed.',
  },
  'left-out-needs-a-reason': {
    fi: 'Pois jäävällä tarpeella on käyntejä tai saapumatta jääntejä. Kirjoita arvion muistiinpanoon, miksi tarve päättyy.',
    sv: 'Behovet som lämnas bort har besök eller uteblivna besök. Skriv i bedömningens anteckning varför behovet upphör.',
    en: 'The need that is left out has visits or missed times. Write in the note of the assessment why the need ends.',
  },
  'recorded-need-dropped': {
    fi: 'Tarpeesta on kirjattu tapahtuma, poikkeus tai havainto. Pidä sama palvelu arviossa tai ota kirjaus takaisin.',
    sv: 'En händelse, ett undantag eller en iakttagelse har antecknats om behovet. Behåll samma service i bedömningen eller ta tillbaka anteckningen.',
    en: 'An event, an exception or a finding has been recorded of the need. Keep the same service in the assessment, or take the record back.',
  },
  'recorded-need-unclear': {
    fi: 'Samaa palvelua on usea tarve, ja niistä on kirjattu tapahtumia. Aloita arvio nykyisistä tarpeista, niin kirjaukset seuraavat oikeaa tarvetta.',
    sv: 'Flera behov gäller samma service, och något har antecknats om dem. Börja bedömningen från de nuvarande behoven, så följer anteckningarna rätt behov.',
    en: 'Several needs are of the same service, and something has been recorded of them. Start the assessment from the needs as they stand, so that each record goes with its own need.',
  },
  'record-stays': {
    fi: 'Tätä kirjausta ei voi ottaa takaisin. Vain ammattilaisen käsin tekemän kirjauksen voi.',
    sv: 'Den här anteckningen kan inte tas tillbaka. Bara det som en yrkesutbildad person själv har antecknat kan det.',
    en: 'This record cannot be taken back. Only what a professional recorded by hand can be.',
  },
  'taken-back-already': {
    fi: 'Kirjaus on jo otettu takaisin. Avaa sivu uudelleen.',
    sv: 'Anteckningen har redan tagits tillbaka. Öppna sidan på nytt.',
    en: 'The record has been taken back already. Open the page again.',
  },
  'finding-not-of-this-need': {
    fi: 'Havainto on jo kirjattu tai se ei kuulu tähän palveluun. Avaa sivu uudelleen.',
    sv: 'Fyndet är redan antecknat eller hör inte till den här servicen. Öppna sidan på nytt.',
    en: 'The finding has been recorded already, or is not of this service. Open the page again.',
  },
  'nothing-written': {
    fi: 'Kirjoita ainakin yksi kohta.',
    sv: 'Skriv åtminstone en punkt.',
    en: 'Write at least one part.',
  },
  'resource-name-in-use': {
    fi: 'Yksikössä on jo samanniminen huone tai laite. Anna toinen nimi.',
    sv: 'Enheten har redan ett rum eller en apparat med samma namn. Ge ett annat namn.',
    en: 'The unit has a room or device of that name already. Give another name.',
  },
  'county-keeper-records': {
    fi: 'Koko alueen julkaisut kirjaa neuvonnan esihenkilö. Pyydä häntä kirjaamaan tämä.',
    sv: 'Hela områdets publiceringar antecknas av rådgivningens chef. Be hen anteckna detta.',
    en: 'What the whole county publishes is recorded by the manager of guidance. Ask them to record this.',
  },
  'interpreter-none-free': {
    fi: 'Kukaan tulkki ei ole enää vapaa tähän aikaan. Siirrä käynti tai tilaa tulkki muualta.',
    sv: 'Ingen tolk är längre ledig vid den tiden. Flytta besöket eller beställ en tolk utifrån.',
    en: 'No interpreter is free at that time any more. Move the visit or order an interpreter elsewhere.',
  },
  'interpreter-not-missing': {
    fi: 'Käynnillä on jo tulkki, tai käynti on siirretty. Luettelo päivittyi.',
    sv: 'Besöket har redan en tolk, eller så har det flyttats. Listan är uppdaterad.',
    en: 'The visit has an interpreter already, or was moved. The list is up to date.',
  },
  'interpreter-not-at-work': {
    fi: 'Tulkilla ei ole työaikaa silloin. Tarkista päivät.',
    sv: 'Tolken har ingen arbetstid då. Kontrollera dagarna.',
    en: 'The interpreter has no hours then. Check the days.',
  },
  'interpreter-nowhere': {
    fi: 'Valitse, tuleeko tulkki paikalle vai tulkkaako hän etänä.',
    sv: 'Välj om tolken kommer på plats eller tolkar på distans.',
    en: 'Choose whether the interpreter comes to the place or interprets remotely.',
  },
  'interpreter-name-in-use': {
    fi: 'Samanniminen tulkki on jo luettelossa. Anna toinen nimi.',
    sv: 'En tolk med samma namn finns redan. Ge ett annat namn.',
    en: 'An interpreter of that name is listed already. Give another name.',
  },
  'interpreter-times-overlap': {
    fi: 'Tulkilla on jo työaika samaan aikaan. Tarkista kellonajat.',
    sv: 'Tolken har redan arbetstid samtidigt. Kontrollera klockslagen.',
    en: 'The interpreter has hours at that time already. Check the hours.',
  },
  'one-place-twice': {
    fi: 'Valitse kaksi eri kuntaa.',
    sv: 'Välj två olika kommuner.',
    en: 'Choose two different municipalities.',
  },
  'entry-in-the-past': {
    fi: 'Aika on jo mennyt. Mennyttä työvuoroa ei muuteta.',
    sv: 'Tiden har redan gått. Ett gånget arbetsskift ändras inte.',
    en: 'That time has passed. A shift that is over is not changed.',
  },
  'shifts-overlap': {
    fi: 'Työntekijällä on jo työvuoro samaan aikaan. Muuta tai poista se ensin.',
    sv: 'Personen har redan ett arbetsskift samtidigt. Ändra eller ta bort det först.',
    en: 'There is a shift at the same time already. Alter or remove it first.',
  },
  'absent-already': {
    fi: 'Samaan aikaan on jo poissaolo. Muuta sitä.',
    sv: 'Det finns redan frånvaro samtidigt. Ändra den.',
    en: 'There is an absence at that time already. Alter it.',
  },
  'cover-stands-already': {
    fi: 'Sijaistus tässä yksikössä on jo osalla näistä päivistä. Lisää vain puuttuvat päivät.',
    sv: 'Det finns redan ett vikariat i enheten för en del av dagarna. Lägg till bara de dagar som saknas.',
    en: 'There is a cover of this unit for some of these days already. Add only the days that are missing.',
  },
  'break-outside-shift': {
    fi: 'Tauko ei ole työvuoron sisällä. Tarkista kellonajat.',
    sv: 'Pausen är inte inom ett arbetsskift. Kontrollera klockslagen.',
    en: 'The break is not inside a shift. Check the hours.',
  },
  'break-already': {
    fi: 'Samaan aikaan on jo tauko. Muuta sitä.',
    sv: 'Det finns redan en paus samtidigt. Ändra den.',
    en: 'There is a break at that time already. Alter it.',
  },
  'shift-is-too-long': {
    fi: 'Työvuoro on yli kolme vuorokautta. Tarkista päivät.',
    sv: 'Arbetsskiftet är över tre dygn. Kontrollera dagarna.',
    en: 'The shift is longer than three days. Check the days.',
  },
  'entry-is-too-long': {
    fi: 'Poissaolo on yli vuoden. Kirjaa se osissa.',
    sv: 'Frånvaron är över ett år. Anteckna den i delar.',
    en: 'The absence is longer than a year. Enter it in parts.',
  },
  'repeats-for-too-long': {
    fi: 'Toisto on yli vuoden. Valitse aikaisempi päivä.',
    sv: 'Upprepningen är över ett år. Välj en tidigare dag.',
    en: 'It repeats for more than a year. Choose an earlier day.',
  },
  'hour-that-does-not-exist': {
    fi: 'Sitä kellonaikaa ei ole: kelloa siirretään silloin. Valitse toinen.',
    sv: 'Det klockslaget finns inte: klockan ställs då om. Välj ett annat.',
    en: 'That hour does not exist: the clocks are changed then. Choose another.',
  },
  'hours-needed': {
    fi: 'Anna kellonajat. Vain poissaolo voi olla koko päivän.',
    sv: 'Ange klockslag. Bara frånvaro kan gälla hela dagen.',
    en: 'Give the hours. Only an absence can be whole days.',
  },
  'duty-needs-a-role': {
    fi: 'Valitse, mikä päivystys.',
    sv: 'Välj vilken jour.',
    en: 'Choose which duty.',
  },
  'undone-already': {
    fi: 'Muutos on jo kumottu.',
    sv: 'Ändringen är redan ångrad.',
    en: 'The change has been undone already.',
  },
  'code-is-somebodys': {
    fi: 'Tunnus on jo toisella henkilöllä. Etsi hänet tunnuksella ja yhdistä, jos he ovat sama.',
    sv: 'Beteckningen finns redan hos en annan person. Sök med den och slå ihop om de är samma.',
    en: 'Another person has this code. Find them by it and join, if they are the same.',
  },
  'keep-the-identified': {
    fi: 'Yhdistettävällä on henkilötunnus. Avaa hänen tietonsa ja yhdistä tämä niihin.',
    sv: 'Den andra har en personbeteckning. Öppna den och slå ihop denna med den.',
    en: 'The other one has an identity code. Open it and join this one into it.',
  },
  'non-disclosure-first': {
    fi: 'Toisella on turvakielto. Kirjaa se ensin sille, joka jää.',
    sv: 'Den andra har spärrmarkering. Anteckna den först hos den som blir kvar.',
    en: 'The other has an order of non-disclosure. Record it first to the one that stays.',
  },
  'guardians-apart-first': {
    fi: 'Toisella huoltajat on pidettävä erillään. Kirjaa se ensin sille, joka jää.',
    sv: 'Vårdnadshavarna ska hållas isär hos den andra. Anteckna det först hos den som blir kvar.',
    en: 'The other’s guardians are kept apart. Record that first to the one that stays.',
  },
  'safe-way-first': {
    fi: 'Täällä on vain turvallisesti tavoitettava, eikä hänen tapaansa voi siirtää tai palauttaa. Kysy turvallinen tapa ja kirjaa se ensin sille, joka jää.',
    sv: 'Här finns någon som bara nås på tryggt sätt, och sättet kan inte flyttas eller återställas. Fråga det trygga sättet och anteckna det först hos den som blir kvar.',
    en: 'Somebody here is reached by safe ways only, and the way cannot be moved or brought back. Ask the safe way and record it first to the one that stays.',
  },
  'open-the-case-first': {
    fi: 'Hänellä on turvakielto, etkä näe, miten hänet tavoittaa. Avaa hänen asiansa ensin.',
    sv: 'Hen har spärrmarkering och du ser inte hur hen nås. Öppna ärendet först.',
    en: 'They have an order of non-disclosure and you do not see how to reach them. Open their case first.',
  },
  'join-the-other-way': {
    fi: 'Siihen on jo yhdistetty toinen. Yhdistä toisin päin.',
    sv: 'En annan är redan ihopslagen med den. Slå ihop åt andra hållet.',
    en: 'Another is joined into it already. Join the other way round.',
  },
  'times-overlap': {
    fi: 'Heillä on aika samaan aikaan. Siirrä toinen aika ensin.',
    sv: 'De har tid samtidigt. Flytta den ena tiden först.',
    en: 'They have times at the same moment. Move one of them first.',
  },
  'cases-are-joined': {
    fi: 'Asioita on liitetty yhteen. Erota ne ensin.',
    sv: 'Ärenden har kopplats ihop. Skilj dem först.',
    en: 'Their matters were joined. Separate those first.',
  },
  'ground-of-the-social-authority': {
    fi: 'Tämä peruste on vain sosiaaliviranomaisella. Valitse toinen peruste tai pyydä lupa.',
    sv: 'Denna grund har bara socialmyndigheten. Välj en annan grund eller be om tillstånd.',
    en: 'Only the social authority has this ground. Choose another or ask for permission.',
  },
  'nothing-to-share-yet': {
    fi: 'Jaettavaa ei vielä ole. Luvan voi antaa, kun asiasi on arvioitu.',
    sv: 'Det finns ännu inget att dela. Tillstånd kan ges när ärendet har bedömts.',
    en: 'There is nothing to share yet. Permission can be given once the matter is assessed.',
  },
  'reason-not-written': {
    fi: 'Kirjoita kokonaisin sanoin, miksi tiedot on avattava nyt.',
    sv: 'Skriv med hela ord varför uppgifterna måste öppnas nu.',
    en: 'Write in whole words why the data must be opened now.',
  },
  'strong-authentication-needed': {
    fi: 'Kirjaudu vahvasti, esimerkiksi toimikortilla.',
    sv: 'Logga in starkt, till exempel med tjänstekort.',
    en: 'Sign in strongly, for example with a professional card.',
  },
  'own-model-version': {
    fi: 'Toit tämän version itse. Pyydä toista laillistettua ammattilaista hyväksymään se.',
    sv: 'Du hämtade själv denna version. Be en annan legitimerad yrkesperson godkänna den.',
    en: 'You brought this version yourself. Ask another licensed professional to approve it.',
  },
  'already-approved': {
    fi: 'Versio on jo hyväksytty.',
    sv: 'Versionen är redan godkänd.',
    en: 'This version is already approved.',
  },
  'open-questions-left': {
    fi: 'Kirjaa alueen päätös jokaiseen avoimeen kysymykseen.',
    sv: 'Skriv områdets beslut i varje öppen fråga.',
    en: 'Write the county’s decision on each open question.',
  },
  'model-not-approved': {
    fi: 'Laillistetun ammattilaisen on ensin hyväksyttävä versio.',
    sv: 'En legitimerad yrkesperson måste först godkänna versionen.',
    en: 'A licensed professional must approve the version first.',
  },
  'day-has-passed': {
    fi: 'Päivä on jo mennyt. Valitse tämä päivä tai myöhempi.',
    sv: 'Dagen har redan gått. Välj i dag eller en senare dag.',
    en: 'That day has passed. Choose today or a later day.',
  },
  'model-not-tried': {
    fi: 'Kokeile ensin tätä versiota testiyhteydenottoihin. Julkaise sitten.',
    sv: 'Pröva först den här versionen på testkontakter. Publicera sedan.',
    en: 'Try this version on test contacts first. Then publish it.',
  },
  'model-not-tried-on-received': {
    fi: 'Ohjauksen työntekijä kokeilee ensin tätä versiota saapuneisiin yhteydenottoihin. Julkaise sitten.',
    sv: 'Någon i handledningen prövar först den här versionen på mottagna kontakter. Publicera sedan.',
    en: 'Somebody in guidance tries this version on received contacts first. Then publish it.',
  },
  'model-not-published': {
    fi: 'Versio on ensin julkaistava.',
    sv: 'Versionen måste först publiceras.',
    en: 'The version must be published first.',
  },
  'before-publication': {
    fi: 'Yksikkö voi ottaa version käyttöön aikaisintaan sen julkaisupäivänä.',
    sv: 'Enheten kan ta versionen i bruk tidigast på publiceringsdagen.',
    en: 'A unit can take the version into use on its publication day at the earliest.',
  },
  'nothing-to-withdraw': {
    fi: 'Peruttavaa ei ole: versiota ei ole hyväksytty tai julkaistu.',
    sv: 'Det finns inget att återkalla: versionen är inte godkänd eller publicerad.',
    en: 'There is nothing to withdraw: the version is not approved or published.',
  },
  'model-does-not-compile': {
    fi: 'Versiossa on virhe, eikä sitä julkaistu. Kokeile-osio näyttää tiedoston, rivin ja syyn. Nykyinen versio jatkaa.',
    sv: 'Versionen har ett fel och publicerades inte. Under Pröva ser du fil, rad och orsak. Den nuvarande fortsätter.',
    en: 'The version has a mistake and was not published. “Try it” shows the file, line and reason. The running one goes on.',
  },
  'model-not-whole': {
    fi: 'Malli on kesken: siitä puuttuu, mitä ihmiset sanovat (says). Täydennä se ja tuo tiedosto uudelleen.',
    sv: 'Modellen är inte färdig: det saknas vad människor säger (says). Komplettera den och hämta filen på nytt.',
    en: 'The model is unfinished: what people say (says) is missing. Complete it and bring the file again.',
  },
  'contacts-do-not-read': {
    fi: 'Tiedoston koeyhteydenottoja ei voi lukea. Pyydä uusi tiedosto.',
    sv: 'Filens provkontakter kan inte läsas. Be om en ny fil.',
    en: 'The test contacts in the file cannot be read. Ask for a new file.',
  },
  'licence-needed': {
    fi: 'Arvion tekee laillistettu ammattilainen.',
    sv: 'Bedömningen görs av en legitimerad yrkesperson.',
    en: 'A licensed professional makes the assessment.',
  },
  'at-least-one-need': {
    fi: 'Valitse vähintään yksi tarve.',
    sv: 'Välj minst ett behov.',
    en: 'Choose at least one need.',
  },
  'override-needs-a-reason': {
    fi: 'Kirjoita, miksi arviosi on toinen.',
    sv: 'Skriv varför din bedömning är en annan.',
    en: 'Write why your assessment is another.',
  },
  'lower-class-needs-override': {
    fi: 'Hälyttävää luokkaa lasketaan vain omalla arviolla ja syyllä.',
    sv: 'En larmande klass sänks bara med egen bedömning och orsak.',
    en: 'An alarming class goes down only by your own assessment with a reason.',
  },
  'child-protection-needs-a-decision': {
    fi: 'Päätä ensin lastensuojeluilmoituksesta.',
    sv: 'Besluta först om barnskyddsanmälan.',
    en: 'Decide first on the child protection notice.',
  },
  'alarm-needs-a-reason': {
    fi: 'Hälyttävä vastaus muuttuu vain perustellen.',
    sv: 'Ett larmande svar ändras bara med en motivering.',
    en: 'An alarming answer changes only with a reason.',
  },
  'unknown-service': {
    fi: 'Palvelua ei ole luettelossa.',
    sv: 'Tjänsten finns inte i katalogen.',
    en: 'The service is not in the catalogue.',
  },
  'booked-already': {
    fi: 'Aikoja on jo varattu. Peru ne ensin.',
    sv: 'Tider är redan bokade. Avboka dem först.',
    en: 'Times are booked already. Cancel them first.',
  },
  'needs-are-open': {
    fi: 'Tarpeita on vielä auki. Hoida tai siirrä ne ensin.',
    sv: 'Det finns öppna behov. Sköt eller överför dem först.',
    en: 'Needs are still open. Finish or pass them on first.',
  },
  'next-step-in-the-past': {
    fi: 'Seuraavan askeleen aika on jo mennyt. Valitse myöhempi.',
    sv: 'Tiden för nästa steg har redan gått. Välj en senare.',
    en: 'The time of the next step has passed. Choose a later one.',
  },
  'urgent-is-called': {
    fi: 'Näin kiireellisessä soitetaan, ei kirjoiteta.',
    sv: 'I ett så brådskande ärende ringer man, skriver inte.',
    en: 'Somebody this urgent is called, not written to.',
  },
  'client-cannot-read': {
    fi: 'Asiakas ei ole tunnistautunut, joten hän ei voi lukea viestiä yksin. Soita asiakkaalle.',
    sv: 'Klienten har inte identifierat sig och kan därför inte ensam läsa meddelandet. Ring klienten.',
    en: 'The client has not identified themself and so cannot read the message alone. Call the client.',
  },
  'cannot-sign-in': {
    fi: 'Asiakas ei ole tunnistautunut, joten hän ei pääse valitsemaan. Varaa aika tai soita.',
    sv: 'Klienten har inte identifierat sig och kan därför inte välja. Boka en tid eller ring.',
    en: 'The client has not identified themself and so cannot choose. Book a time or call.',
  },
  'no-need-to-book': {
    fi: 'Yksikään tarve ei odota aikaa.',
    sv: 'Inget behov väntar på en tid.',
    en: 'No need waits for a time.',
  },
  'owner-not-on-shift': {
    fi: 'Hän ei ole vuorossa silloin. Valitse toinen.',
    sv: 'Personen är inte i tur då. Välj en annan.',
    en: 'They are not on shift then. Choose somebody else.',
  },
  'nobody-has-answered': {
    fi: 'Kukaan ei ole vielä vastannut asukkaalle. Ota ensin yhteyttä.',
    sv: 'Ingen har ännu svarat invånaren. Ta först kontakt.',
    en: 'Nobody has answered the resident yet. Be in touch first.',
  },
  'other-is-assessed': {
    fi: 'Toinen on jo arvioitu. Sitä ei voi enää liittää.',
    sv: 'Den andra är redan bedömd. Den kan inte längre förenas.',
    en: 'The other one is assessed already. It cannot be joined any more.',
  },
  'already-booked': {
    fi: 'Tarpeella on jo aika. Katso suunnitelma.',
    sv: 'Behovet har redan en tid. Se planen.',
    en: 'The need has a time already. See the plan.',
  },
  'booking-not-undone': {
    fi: 'Varausta ei voi enää kumota näin. Peru aika tavalliseen tapaan.',
    sv: 'Bokningen kan inte längre ångras så här. Avboka tiden på vanligt sätt.',
    en: 'The booking cannot be undone like this any more. Cancel the time in the usual way.',
  },
  'move-not-undone': {
    fi: 'Siirtoa ei voi enää kumota näin. Siirrä aika tavalliseen tapaan.',
    sv: 'Flyttningen kan inte längre ångras så här. Flytta tiden på vanligt sätt.',
    en: 'The move cannot be undone like this any more. Move the time in the usual way.',
  },
  'old-time-gone': {
    fi: 'Entinen aika, sen huone tai tulkki ei ole enää vapaa. Siirretty aika on voimassa.',
    sv: 'Den tidigare tiden, dess rum eller tolk är inte längre ledig. Den flyttade tiden gäller.',
    en: 'The old time, its room or its interpreter is not free any more. The moved time stands.',
  },
  'nothing-to-take-back': {
    fi: 'Perumisesta on jo hetki. Varaa aika tavalliseen tapaan.',
    sv: 'Avbokningen är redan en stund sedan. Boka tiden på vanligt sätt.',
    en: 'The cancellation is some time ago. Book the time in the usual way.',
  },
  'need-not-done': {
    fi: 'Tarve ei ole valmis. Se on jo auki.',
    sv: 'Behovet är inte klart. Det är redan öppet.',
    en: 'The need is not met. It is open already.',
  },
  'need-not-open': {
    fi: 'Tarve ei ole enää auki. Katso suunnitelma.',
    sv: 'Behovet är inte längre öppet. Se planen.',
    en: 'The need is not open any more. See the plan.',
  },
  'no-plan': {
    fi: 'Arvioi ensin, sitten varaa.',
    sv: 'Bedöm först, boka sedan.',
    en: 'Assess first, then book.',
  },
  'guardian-for-a-minor': {
    fi: 'Alaikäisen puolesta toimii huoltaja. Valitse huoltaja.',
    sv: 'För en minderårig agerar vårdnadshavaren. Välj vårdnadshavare.',
    en: 'A guardian acts for a minor. Choose guardian.',
  },
  'relation-stands': {
    fi: 'Hän toimii jo tämän henkilön puolesta. Päätä se ensin, jos se muuttuu.',
    sv: 'Hen agerar redan för den här personen. Avsluta det först om det ändras.',
    en: 'They act for this person already. End that first, if it changes.',
  },
  'relation-is-barred': {
    fi: 'Hänen toimimisensa on estetty. Avaa esto ensin, jos sen peruste on päättynyt.',
    sv: 'Hens rätt att agera är spärrad. Öppna spärren först om grunden har upphört.',
    en: 'Their acting is barred. Open the bar first, if its ground has ended.',
  },
  'birth-date-needed': {
    fi: 'Syntymäaika puuttuu. Kysy se ensin.',
    sv: 'Födelsetiden saknas. Fråga den först.',
    en: 'The date of birth is missing. Ask for it first.',
  },
  'end-before-start': {
    fi: 'Aika päättyy ennen kuin se alkaa. Valitse toinen.',
    sv: 'Tiden slutar innan den börjar. Välj en annan.',
    en: 'The time ends before it starts. Choose another.',
  },
  'ends-before-it-starts': {
    fi: 'Voimassaolo on jo päättynyt. Valitse myöhempi päivä.',
    sv: 'Giltigheten har redan gått ut. Välj en senare dag.',
    en: 'The validity is over already. Choose a later day.',
  },
  'not-an-identity-code': {
    fi: 'Tarkista henkilötunnus.',
    sv: 'Kontrollera personbeteckningen.',
    en: 'Check the identity code.',
  },
  'not-a-birth-date': {
    fi: 'Tarkista syntymäpäivä: se on vuoden 1900 alusta tähän päivään.',
    sv: 'Kontrollera födelsedagen: den är från början av år 1900 till i dag.',
    en: 'Check the date of birth: it is from the beginning of 1900 to today.',
  },
  'offer-over': {
    fi: 'Tarjous ei ole enää voimassa: siihen on vastattu, sen aika on kulunut tai aikaa ei voida enää antaa hänelle. Paikka jonossa pysyy, jos hän odottaa yhä.',
    sv: 'Erbjudandet gäller inte längre: det är besvarat, dess tid har gått ut eller tiden kan inte längre ges till personen. Platsen på listan finns kvar om personen ännu väntar.',
    en: 'The offer stands no more: it was answered, its time has run out, or the time cannot be given to them any more. Their place on the list stays if they still wait.',
  },
  'mode-not-given': {
    fi: 'Palvelua ei anneta sillä tavalla. Valitse toinen tapa.',
    sv: 'Tjänsten ges inte på det sättet. Välj ett annat sätt.',
    en: 'The service is not given in that way. Choose another way.',
  },
  'no-overbooking-here': {
    fi: 'Päällekkäistä aikaa ei voi varata tähän palveluun tässä yksikössä. Valitse vapaa aika.',
    sv: 'Överlappande tider får inte bokas för den här tjänsten i den här enheten. Välj en ledig tid.',
    en: 'Times may not lie over one another for this service in this unit. Choose a free time.',
  },
  'denied-beside': {
    fi: 'Asiakas on kieltänyt kertomasta tästä asiasta toiselle puolelle. Hae ajat uudelleen: ne ovat nyt ilman toista ammattilaista.',
    sv: 'Klienten har förbjudit att den andra sidan får veta om ärendet. Sök tiderna på nytt: de är nu utan den andra yrkespersonen.',
    en: 'The client has denied that the other side is told of this matter. Search for times again: they are now without the other professional.',
  },
  'session-has-more': {
    fi: 'Ryhmässä on jo useampi paikka varattuna. Peru ensin paikkoja tai pidä paikkojen määrä.',
    sv: 'I gruppen är redan fler platser bokade. Avboka platser först, eller behåll antalet.',
    en: 'More places of the group are booked already. Cancel some first, or keep the number.',
  },
  'session-time-taken': {
    fi: 'Ohjaajalla tai huoneella on silloin muuta. Valitse toinen aika.',
    sv: 'Ledaren eller rummet är upptaget då. Välj en annan tid.',
    en: 'Who holds it, or the room, is taken then. Choose another time.',
  },
  'session-off-shift': {
    fi: 'Kaikki ohjaajat eivät ota silloin vastaan tässä yksikössä tätä palvelua. Tarkista työvuorot.',
    sv: 'Alla ledare tar inte emot i den här enheten då, eller inte för den här tjänsten. Kontrollera turerna.',
    en: 'Not everybody who holds it receives there then, or gives this service. Check the rosters.',
  },
  'way-outside-hours': {
    fi: 'Matka kotiin ja takaisin ei silloin mahdu työaikaan. Hae ajat uudelleen.',
    sv: 'Resan till hemmet och tillbaka ryms inte i arbetstiden då. Sök tider på nytt.',
    en: 'The way to the home and back does not fit into the working hours then. Search again.',
  },
  'not-on-shift-for-this': {
    fi: 'Hän ei ole silloin vuorossa tässä palvelussa. Hae ajat uudelleen.',
    sv: 'Personen är inte i tur för tjänsten då. Sök tider på nytt.',
    en: 'They are not on shift for this then. Search again.',
  },
  'other-carries-joined': {
    fi: 'Toiseen yhteydenottoon on jo liitetty muita. Avaa se ja liitä tämä siihen.',
    sv: 'Andra kontakter har redan fogats till den andra. Öppna den och foga den här till den.',
    en: 'Others have been joined into that contact already. Open it and join this one into it.',
  },
  'not-seen-by-the-same-people': {
    fi: 'Nämä tulivat eri lähettäjiltä. Jos ne liitetään, toinen ei näe enää omaansa.',
    sv: 'De här kom från olika avsändare. Om de förenas ser den ena inte längre sin egen.',
    en: 'These came from different senders. Joined, one would no longer see their own.',
  },
  'one-time-for-a-need': {
    fi: 'Yhdelle tarpeelle varataan yksi aika kerrallaan.',
    sv: 'För ett behov bokas en tid åt gången.',
    en: 'One time is booked for a need at once.',
  },
  'service-of-another-need': {
    fi: 'Aika on toisen tarpeen palveluun. Hae ajat uudelleen.',
    sv: 'Tiden gäller ett annat behovs tjänst. Sök tider på nytt.',
    en: 'The time is for another need’s service. Search again.',
  },
  'the-same-person': {
    fi: 'Kukaan ei toimi omasta puolestaan. Tarkista henkilötunnus.',
    sv: 'Ingen är sitt eget ombud. Kontrollera personbeteckningen.',
    en: 'Nobody acts for themself. Check the identity code.',
  },
  'time-in-the-past': {
    fi: 'Aika on jo mennyt. Hae ajat uudelleen.',
    sv: 'Tiden har redan gått. Sök tider på nytt.',
    en: 'The time has passed. Search again.',
  },
  'unknown-choice': {
    fi: 'Valinta on vanhentunut. Hae ajat uudelleen.',
    sv: 'Valet är föråldrat. Sök tider på nytt.',
    en: 'The choice is out of date. Search again.',
  },
  'wrong-duration': {
    fi: 'Ajan pituus ei sovi palveluun. Hae ajat uudelleen.',
    sv: 'Tidens längd passar inte tjänsten. Sök tider på nytt.',
    en: 'The length does not fit the service. Search again.',
  },
  'not-in-the-register-of-users': {
    fi: 'Sinua ei ole käyttäjärekisterissä. Puhu esihenkilölle.',
    sv: 'Du finns inte i användarregistret. Tala med din chef.',
    en: 'You are not in the register of users. Talk to your manager.',
  },
  'no-identity-code': {
    fi: 'Tunnistautuminen ei antanut henkilötunnusta.',
    sv: 'Identifieringen gav ingen personbeteckning.',
    en: 'The identification gave no identity code.',
  },
  'measured-by-a-professional': {
    fi: 'Tämän mittarin täyttää ammattilainen.',
    sv: 'Det här måttet fylls i av en yrkesperson.',
    en: 'A professional fills in this measure.',
  },
  'instrument-changed': {
    fi: 'Kyselystä on uusi versio. Avaa se uudelleen.',
    sv: 'Det finns en ny version av formuläret. Öppna det på nytt.',
    en: 'The questionnaire has a new version. Open it again.',
  },
  'not-an-answer-of-this-form': {
    fi: 'Vastaus ei kuulu tähän kyselyyn. Avaa kysely uudelleen.',
    sv: 'Svaret hör inte till det här formuläret. Öppna det på nytt.',
    en: 'The answer is not of this questionnaire. Open it again.',
  },
  'date-has-passed': {
    fi: 'Päivä on jo mennyt. Valitse myöhempi.',
    sv: 'Dagen har redan gått. Välj en senare.',
    en: 'The day has passed. Choose a later one.',
  },
  'visit-in-the-future': {
    fi: 'Käynti ei ole vielä tapahtunut. Tarkista aika.',
    sv: 'Besöket har inte ägt rum ännu. Kontrollera tiden.',
    en: 'The visit has not happened yet. Check the time.',
  },
  'reason-needed': {
    fi: 'Kirjoita syy, niin tämä tallentuu.',
    sv: 'Skriv orsaken, så sparas detta.',
    en: 'Write the reason, and this is saved.',
  },
  'unknown-finding': {
    fi: 'Havaintoa ei ole enää. Avaa sivu uudelleen.',
    sv: 'Fyndet finns inte längre. Öppna sidan på nytt.',
    en: 'The finding is not there any more. Open the page again.',
  },
  'changed-meanwhile': {
    fi: 'Joku muutti tätä juuri. Katso ja paina uudelleen.',
    sv: 'Någon ändrade detta nyss. Se efter och tryck på nytt.',
    en: 'Somebody changed this just now. Look and press again.',
  },
  'exception-not-of-this-need': {
    fi: 'Poikkeus ei koske tätä tarvetta. Valitse toinen.',
    sv: 'Undantaget gäller inte det här behovet. Välj ett annat.',
    en: 'The exception is not for this need. Choose another.',
  },
  'ground-needed': {
    fi: 'Valitse peruste.',
    sv: 'Välj grunden.',
    en: 'Choose the ground.',
  },
  'offered-day-needed': {
    fi: 'Kirjaa, mikä päivä tarjottiin.',
    sv: 'Anteckna vilken dag som erbjöds.',
    en: 'Record which day was offered.',
  },
  'event-not-of-this-need': {
    fi: 'Tapahtuma ei koske tätä tarvetta. Valitse toinen.',
    sv: 'Händelsen gäller inte det här behovet. Välj en annan.',
    en: 'The event is not for this need. Choose another.',
  },
  'event-in-the-future': {
    fi: 'Tapahtuma ei ole vielä tapahtunut. Tarkista aika.',
    sv: 'Händelsen har inte inträffat ännu. Kontrollera tiden.',
    en: 'The event has not happened yet. Check the time.',
  },
  'event-before-the-contact': {
    fi: 'Aika on ennen yhteydenottoa. Tarkista päivä ja vuosi.',
    sv: 'Tiden är före kontakten. Kontrollera dagen och året.',
    en: 'The time is before the contact. Check the day and the year.',
  },
  'service-not-bookable': {
    fi: 'Palveluun ei varata aikoja. Valitse toinen.',
    sv: 'Tider bokas inte till tjänsten. Välj en annan.',
    en: 'No times are booked for this service. Choose another.',
  },
  'policy-for-one': {
    fi: 'Valitse joko palvelu tai yksikkö, ei molempia.',
    sv: 'Välj antingen en tjänst eller en enhet, inte båda.',
    en: 'Choose a service or a unit, not both.',
  },
  'policy-missing': {
    fi: 'Valitse tapa, jolla aikoja tarjotaan.',
    sv: 'Välj hur tider erbjuds.',
    en: 'Choose how times are offered.',
  },
  'trial-runs': {
    fi: 'Edellinen laskenta on kesken. Odota sen tulos.',
    sv: 'En beräkning pågår. Vänta på resultatet.',
    en: 'A calculation is under way. Wait for its result.',
  },
  'policy-changed': {
    fi: 'Tapa on vaihtunut ehdotuksen jälkeen. Odota seuraavan yön ehdotusta.',
    sv: 'Sättet har bytts efter förslaget. Vänta på nästa natts förslag.',
    en: 'The way has changed since the proposal. Wait for the next night’s.',
  },
  'proposal-answered': {
    fi: 'Ehdotukseen on jo vastattu.',
    sv: 'Förslaget har redan besvarats.',
    en: 'The proposal has been answered already.',
  },
  'move-over': {
    fi: 'Tämä siirto ei ole enää auki. Katso lista uudelleen.',
    sv: 'Den här flytten är inte längre öppen. Se listan på nytt.',
    en: 'This move is no longer open. Look at the list again.',
  },
  'file-not-whole': {
    fi: 'Tiedosto ei ole koko rekisteri: siitä ei löytynyt mitään, se on yksi sivu monesta, tai jollain rivillä ei ole tunnusta. Mitään ei muutettu. Hae koko tiedosto, tai tuo tämä ilman valintaa ”koko rekisteri”.',
    sv: 'Filen är inte hela registret: inget hittades i den, den är en sida av flera, eller en rad saknar kod. Inget ändrades. Hämta hela filen, eller ta in den utan valet ”hela registret”.',
    en: 'The file is not the whole register: nothing was found in it, it is one page of several, or an item has no id. Nothing was changed. Get the whole file, or bring this one without “whole register”.',
  },
  'no-time-that-day': {
    fi: 'Sinä päivänä ei ollut vapaata aikaa. Valitse päivä, jota todella tarjosit.',
    sv: 'Den dagen fanns ingen ledig tid. Välj dagen som verkligen erbjöds.',
    en: 'No time was free that day. Choose the day that was really offered.',
  },
}

/** The advice for a refusal; undefined for a reason that has no words: a code is never shown to a person. */
export const ruleReasonText = (reason: string): StaffDataText | undefined => texts[reason]

export const knownRuleReasons: readonly string[] = Object.keys(texts)
