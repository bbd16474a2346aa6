/** What is drawn for an exhibit by the program; there are no photographs of what never was. */
export type Motif =
  | 'tent'
  | 'hills'
  | 'desk'
  | 'radar'
  | 'furnace'
  | 'teststand'
  | 'rocket'
  | 'notebook'
  | 'satellite'
  | 'city'
  | 'tunnel'
  | 'bridge'
  | 'computer'
  | 'field'
  | 'lamp'
  | 'flag'
  | 'blueprint'
  | 'antenna'
  | 'sea'
  | 'star'

export type DemoExhibit = {
  /** Names its picture; unique in the exhibition. */
  key: string
  kind: 'board' | 'case' | 'relic'
  size: 'small' | 'medium' | 'large'
  form?: 'book' | 'lamp' | 'instrument' | 'model' | 'medal' | 'vessel' | 'table' | 'antenna'
  motif: Motif
  year: string
  title: string
  place: string
  text: string
  narration: string
  alt: string
}

export type DemoHall = {
  key: 'foundation' | 'pioneering' | 'reform' | 'era'
  title: string
  /** On the wall one sees first. */
  words: string
  caption: string
  /** Spoken when one comes in. */
  narration: string
  exhibits: DemoExhibit[]
}
