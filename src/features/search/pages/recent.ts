import { keptName } from '#web/ground.ts'

/** What was looked for on this device: kept here alone, told to nobody, and gone when it is erased. */
const place = keptName('searched')
const most = 10

export function recentSearches(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(place) ?? '[]')
    return Array.isArray(kept)
      ? kept.filter((one): one is string => typeof one === 'string').slice(0, most)
      : []
  } catch {
    return []
  }
}

const keep = (list: string[]) => {
  try {
    localStorage.setItem(place, JSON.stringify(list.slice(0, most)))
  } catch {
    // A device that keeps nothing has no recent searches.
  }
}

export const rememberSearch = (text: string) =>
  keep([text, ...recentSearches().filter((one) => one !== text)])

export function forgetSearches(): void {
  try {
    localStorage.removeItem(place)
  } catch {
    // Nothing was kept.
  }
}
