import type { Meeting } from './meeting.tsx'

type Keyed<T> = T & { key: string }
export type Speech = Keyed<{ speaker: string; text: string }>
export type Item = Keyed<{ item: string; speeches: Speech[] }>
export type Vote = { inFavour: number; against: number; abstained: number }
export type Resolution = Keyed<{ text: string; vote: Vote | null }>
export type Minutes = { agenda: Item[]; resolutions: Resolution[] }

let last = 0
export const newKey = () => `line-${++last}`

export const minutesOf = ({ agenda, resolutions }: Meeting): Minutes => ({
  agenda: agenda.map(({ item, speeches }) => ({
    key: newKey(),
    item,
    speeches: speeches.map((one) => ({ key: newKey(), ...one })),
  })),
  resolutions: resolutions.map(({ text, vote }) => ({
    key: newKey(),
    text,
    vote: vote && { inFavour: vote.inFavour, against: vote.against, abstained: vote.abstained },
  })),
})

/** What is not filled in yet is not sent. */
export const sent = ({ agenda, resolutions }: Minutes) => ({
  agenda: agenda
    .filter(({ item }) => item.trim() !== '')
    .map(({ item, speeches }) => ({
      item,
      speeches: speeches
        .filter(({ text }) => text.trim() !== '')
        .map(({ speaker, text }) => ({ speaker, text })),
    })),
  resolutions: resolutions.filter(({ text }) => text.trim() !== '').map(({ text, vote }) => ({ text, vote })),
})
