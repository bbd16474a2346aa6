import type { HallPlan, PlannedExhibit } from '../halls/plan/rules.ts'

type Planned = Omit<PlannedExhibit, 'id' | 'year' | 'place' | 'picture'> & {
  id: number
  year: string | null
  place: string | null
  picture: { large: string } | null
}

/** What a hall is built of, as it stands at the desk; null for a photographed hall. */
export function planOf(
  hall: Pick<HallPlan, 'title' | 'words' | 'caption'> & {
    theme: HallPlan['theme'] | null
    exhibits: Planned[]
  },
): HallPlan | null {
  const { theme, title, words, caption, exhibits } = hall
  if (theme === null) return null
  return {
    theme,
    title,
    words: words || title,
    caption,
    exhibits: exhibits.map(({ kind, size, form, text, ...one }) => ({
      id: String(one.id),
      kind,
      size,
      form: form ?? null,
      year: one.year ?? '',
      title: one.title,
      place: one.place ?? '',
      text,
      picture: one.picture?.large ?? null,
    })),
  }
}
