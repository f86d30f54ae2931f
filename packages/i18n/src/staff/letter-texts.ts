import { defineCatalogue } from '../catalogue.ts'
import { unchecked } from '../unchecked.ts'

/**
 * What stands on the paper that staff print: in the language of the one who reads it, so in Northern Sámi too, whatever language the
 * screen speaks.
 */
export const letterTexts = defineCatalogue({
  fi: {
    title: 'Sinun suunnitelmasi',
    intro: 'Tässä on, mitä sovimme. Jokaisella rivillä on ihminen, joka vastaa siitä.',
    meanwhile: 'Sillä välin',
    watchFor: 'Tarkkaile',
    legal: 'laki: viimeistään {date}',
    owner: 'vastuussa {name}',
    phones: 'Haluatko puhua ihmisen kanssa? Soita {person}. Kiireellinen neuvo: {urgent}. Hätä: {emergency}.',
    made: 'Suunnitelma tehty {time}.',
    onsite: 'paikalla',
    remote: 'etänä',
    phone: 'puhelimessa',
    home: 'kotona',
  },
  sv: {
    title: 'Din plan',
    intro: 'Här är det vi kom överens om. Varje rad har en person som ansvarar.',
    meanwhile: 'Under tiden',
    watchFor: 'Ge akt på',
    legal: 'lagen: senast {date}',
    owner: 'ansvarig {name}',
    phones: 'Vill du tala med en människa? Ring {person}. Brådskande råd: {urgent}. Nöd: {emergency}.',
    made: 'Planen gjord {time}.',
    onsite: 'på plats',
    remote: 'på distans',
    phone: 'per telefon',
    home: 'hemma',
  },
  en: {
    title: 'Your plan',
    intro: 'This is what we agreed. Each line has a person who answers for it.',
    meanwhile: 'Meanwhile',
    watchFor: 'Watch for',
    legal: 'law: by {date}',
    owner: 'owner {name}',
    phones: 'Do you want to talk to a person? Call {person}. Urgent advice: {urgent}. Emergency: {emergency}.',
    made: 'Plan made {time}.',
    onsite: 'on site',
    remote: 'remote',
    phone: 'by phone',
    home: 'at home',
  },
  se: {
    title: unchecked('Du plána'),
    intro: unchecked('Dás lea, maid mii soabaimet. Juohke linnjás lea olmmoš, guhte vástida das.'),
    meanwhile: unchecked('Dan botta'),
    watchFor: unchecked('Čuovo'),
    legal: unchecked('láhka: maŋimustá {date}'),
    owner: unchecked('vástida {name}'),
    phones: unchecked('Hálidat go hupmat olbmuin? Riŋge {person}. Hoahpus ráđđi: {urgent}. Heahti: {emergency}.'),
    made: unchecked('Plána dahkkon {time}.'),
    onsite: unchecked('báikki alde'),
    remote: unchecked('gáiddusin'),
    phone: unchecked('telefovnnas'),
    home: unchecked('ruovttus'),
  },
})
