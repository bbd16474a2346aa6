import { useQueries } from '@tanstack/react-query'
import { type Todo, todos } from './page-list.ts'
import { useMay } from './session.ts'

export type Waiting = { todo: Todo; count: number }

/** The to-dos of every feature that the acting role may see: those that wait, and whether all have been counted. */
export function useTodos(): { waiting: Waiting[]; reading: boolean; mine: Todo[] } {
  const may = useMay()
  const mine = todos.filter((todo) => may(todo.permission))
  const counts = useQueries({ queries: mine.map((todo) => ({ ...todo.count(), staleTime: 60_000 })) })
  const waiting = mine
    .map((todo, at) => ({ todo, count: Number(counts[at]?.data ?? 0) }))
    .filter(({ count }) => count > 0)
  return { waiting, mine, reading: counts.some((count) => count.isPending) }
}
