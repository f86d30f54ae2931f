import type { Random } from './random.ts'

interface NameList {
  f: readonly string[]
  m: readonly string[]
  family: readonly string[]
}
const words = (text: string) => text.split(' ')

/** First and family names by the tradition they are of. */
export const nameLists: Record<'fi' | 'sv' | 'se', NameList> = {
  fi: {
    f: words(
      'Aino Anneli Helmi Kaarina Marjatta Liisa Tuula Päivi Sari Minna Hanna Laura Emilia Sofia Venla Eevi Ritva Leena Satu Katja Jenni Riikka Outi Sanna Pirjo Eila Saara Ella Iida Oona',
    ),
    m: words(
      'Juhani Matti Timo Kari Antti Mikko Jari Pekka Heikki Ville Jukka Eero Onni Eino Leo Väinö Olavi Tapio Markku Seppo Sami Janne Tomi Lauri Aleksi Joona Niilo Arvo Ilmari Veikko',
    ),
    family: words(
      'Korhonen Virtanen Mäkinen Nieminen Mäkelä Hämäläinen Laine Heikkinen Koskinen Järvinen Lehtonen Saarinen Salminen Niemi Heinonen Karjalainen Rantala Ahola Kinnunen Salonen Ojala Kangas Alatalo Juntunen Kemppainen Kurtti Lantto Mustonen Kumpulainen Ylitalo Pätsi Hietala Vuoma Tervo Keskitalo Karppinen',
    ),
  },
  sv: {
    f: words('Anna Maria Birgitta Ulla Åsa Ingrid Märta Elin Sofie Agneta Linnéa Hedvig'),
    m: words('Erik Johan Karl Gösta Nils Åke Björn Lars Fredrik Henrik Göran Anders'),
    family: words('Johansson Nyman Lindholm Karlsson Andersson Lindroos Sjöberg Östman Nyström Holm Åström Dahl'),
  },
  se: {
    f: words('Máret Inger Elle Biret Ánne Sárá Risten Máhtte-Elle Gáddjá Sunná Áile Ravdna'),
    m: words('Máhtte Niillas Jovnna Ánte Piera Áslat Issát Ovllá Nils-Heaika Sámmol Duomma Uulla'),
    family: words('Aikio Näkkäläjärvi Magga Valkeapää Länsman Guttorm Sara Juuso Labba Laiti Pieski Morottaja'),
  },
}

export interface MadeName {
  givenName: string
  familyName: string
}

/** The name, or where somebody of the place has it already the next one with the same first name: colleagues are told apart. */
export function makeDistinct(name: MadeName, taken: Set<string>): MadeName {
  const families = Object.values(nameLists).find(({ family }) => family.includes(name.familyName))?.family ?? [
    name.familyName,
  ]
  const from = families.indexOf(name.familyName)
  const familyName =
    families
      .map((_, step) => families[(from + step) % families.length] ?? '')
      .find((family) => !taken.has(`${name.givenName} ${family}`)) ?? name.familyName
  taken.add(`${name.givenName} ${familyName}`)
  return { givenName: name.givenName, familyName }
}

/** A made-up name of the language's own tradition. */
export function makeName(random: Random, language: string, sex: 'f' | 'm'): MadeName {
  const list = nameLists[language === 'sv' || language === 'se' ? language : 'fi']
  return { givenName: random.pick(list[sex]), familyName: random.pick(list.family) }
}
