import type { CardSpec } from '../specs/rules.ts'
import { ahead } from './ahead/rules.ts'
import { change } from './change/rules.ts'
import { structure } from './structure/rules.ts'
import { work } from './work/rules.ts'

export const cards = { ...structure, ...change, ...work, ...ahead }
export type CardKey = keyof typeof cards
export const cardKeys = Object.keys(cards) as [CardKey, ...CardKey[]]
export const specOf = (key: CardKey): CardSpec => cards[key]
