import { yearOf } from '#basics/days.ts'
import { today } from '#web/kit/today.ts'

/** This year and those before it that one may ask for. */
export const lastYears = (): number[] => Array.from({ length: 8 }, (_, at) => yearOf(today()) - at)

/** The last year that is over: what came of a year is known when it has passed. */
export const lastWholeYear = (): number => yearOf(today()) - 1
