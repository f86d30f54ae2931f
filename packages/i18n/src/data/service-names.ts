import type { CheckedText } from '../catalogue.ts'
import type { LocalTextLike } from '../local-text.ts'
import { unchecked } from '../unchecked.ts'

/** Northern Sámi names of the services of the common catalogue. No speaker has read them. */
const samiNames: Readonly<Record<string, CheckedText>> = {
  NEUVONTA: unchecked('Áššehas- ja bálvalusbagadeapmi'),
  HTA: unchecked('Divššu dárbbu árvvoštallan'),
  OMAHOITO: unchecked('Iešdikšunráva'),
  VO_HOITAJA: unchecked('Buohccidivššára vuostáiváldin'),
  VO_LAAKARI: unchecked('Doaktára vuostáiváldin'),
  PAIVYSTYS: unchecked('Oktasašgárrodeapmi (116117)'),
  ENSIHOITO: unchecked('Vuosttašdikšu, heahtenummir 112'),
  PITKAAIKAIS: unchecked('Guhkesáigásaš buozalmasvuođa čuovvun'),
  FYSIO: unchecked('Fysioterapevtta njuolggovuostáiváldin'),
  KIPURYHMA: unchecked('Bávččasteami hálddašanjoavku'),
  YHTEISARVIO: unchecked('Divššára ja sosiálabagadeaddji oktasaš árvvoštallan'),
  KUNTOUTUS: unchecked('Medisiinnalaš veajuiduhttin'),
  APUVALINE: unchecked('Veahkkeneavvobálvalusat'),
  TYOKYKY: unchecked('Bargonávcca doarjja'),
  SOS_KUNT: unchecked('Sosiálalaš veajuiduhttin'),
  SUU_KIIRE: unchecked('Hohpolaš bátnedikšu'),
  SUU_HLL: unchecked('Bátnedoaktára dutkamuš ja dikšu'),
  SUU_HYG: unchecked('Njálbmehygienistta vuostáiváldin'),
  MT_PERUS: unchecked('Vuođđodási mielladearvvasvuođabálvalusat'),
  MT_OMAHOITO: unchecked('Bagaduvvon iešdikšu dahje neahttaterapiija'),
  MT_LYHYT: unchecked('Oanehis psykoterapiija'),
  MT_NUORI: unchecked('Nuoraid mielladearvvasvuođabálvalusat'),
  MT_KRIISI: unchecked('Kriisa- ja psykiatralaš gárrodeapmi'),
  PAIHDE: unchecked('Gárrenmirko- ja dárbbašvuođabálvalusat'),
  ERIKOISSH: unchecked('Erenoamáš buohcciiddikšu (sáddagiin)'),
  NUOR_PSYK: unchecked('Mánáid ja nuoraid psykiatriija (sáddagiin)'),
  PTH_ERIKOIS: unchecked('Erenoamášsuorggi bálvalus vuođđodearvvašvuođadivššus (sáddagiin)'),
  NEUVOLA: unchecked('Eadne- ja mánáidrávvehat'),
  EHKAISY: unchecked('Seksuála- ja lassáneamidearvvasvuohta'),
  OPISKELUHUOLTO: unchecked('Oahppofuolahus'),
  PERHE_PTA: unchecked('Mánnábearrašiid bálvalusdárbbu árvvoštallan'),
  PERHETYO: unchecked('Bearašbargu ja ruovttubálvalus'),
  PERHENEUVOLA: unchecked('Bajásgeassin- ja bearašrávven'),
  LASTENSUOJELU: unchecked('Mánáidsuodjaleapmi'),
  SOS_PAIV: unchecked('Sosiálagárrodeapmi'),
  TURVAKOTI: unchecked('Dorvoruoktu'),
  AIK_SOS: unchecked('Rávesolbmuid sosiálabargu ja sosiálabagadeapmi'),
  TOTU: unchecked('Dievasmahtti ja eastadeaddji birgenlaš doarjja'),
  ASUMINEN: unchecked('Gaskaboddosaš ja dorjojuvvon ássan'),
  VELKA: unchecked('Ekonomiija- ja vealgerávven'),
  VAMMAIS: unchecked('Lámisbálvalusat'),
  HENK_APU: unchecked('Persovnnalaš veahkki'),
  IKA_OHJAUS: unchecked('Vuorrasiid áššehasbagadeapmi'),
  KOTIHOITO: unchecked('Ruovttudikšu'),
  KOTIKUNT: unchecked('Ruovttuveajuiduhttin'),
  KOTISAIRAALA: unchecked('Ruovttubuohcceviessu'),
  KOTIUTUS: unchecked('Ruoktot máhccama plánen'),
  TUKIPALV: unchecked('Doarjjabálvalusat'),
  OMAISHOITO: unchecked('Oapmahaččaid dikšuma doarjja'),
  MUISTI: unchecked('Muitobuohccidivššár dahje muitopoliklinihkka'),
  TODISTUS: unchecked('Doavtterduođaštus'),
  JARJESTO: unchecked('Searvvit ja guoimmuheaddjit'),
  TYOTERVEYS: unchecked('Bargodearvvasvuođafuolahus'),
}

/** True when the catalogue's service has a Sámi name here: a test holds the catalogue against it. */
export const hasSamiName = (code: string): boolean => code in samiNames

/** A service's name as data, with its Sámi name where the data has none of its own. */
export function serviceNameText<Text extends LocalTextLike>(code: string, name: Text): Text {
  const own = samiNames[code]
  if (name.se !== undefined || own === undefined) return name
  return { ...name, se: own.text, unchecked: own.checked ? name.unchecked : [...(name.unchecked ?? []), 'se'] }
}
