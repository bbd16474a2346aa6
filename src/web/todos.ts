import { useQueries } from '@tanstack/react-query'
import { useEffect } from 'react'
import { actingRole } from './call.ts'
import { remember, remembered } from './kit/device.ts'
import { type Todo, todos } from './page-list.ts'
import { type Role, useMay, useRoles } from './session.ts'

/** `count` is null until it has been counted; `roles`: in which of several roles it waits. */
export type Waiting = { todo: Todo; count: number | null; roles: string[] }

/**
 * The to-dos of every feature that the acting role may see: those that wait, and whether all have been counted. Until
 * they are, those that waited last time stand in their places, so that nothing moves under a finger.
 */
export function useTodos(): { waiting: Waiting[]; reading: boolean; mine: Todo[] } {
  const may = useMay()
  const { roles, acting } = useRoles()
  const mine = todos.filter((todo) => may(todo.permission))
  const counts = useQueries({ queries: mine.map((todo) => ({ ...todo.count(), staleTime: 60_000 })) })
  const reading = counts.some((count) => count.isPending)
  const at = `todos.${actingRole() ?? 'all'}`
  const before = remembered<string[]>(at, [])
  const waiting = mine
    .map(
      (todo, place): Waiting => ({
        todo,
        count: counts[place]?.data === undefined ? null : Number(counts[place].data),
        roles: acting ? [] : rolesWith(roles, todo.permission),
      }),
    )
    .filter(({ todo, count }) => (reading ? before.includes(todo.key) : (count ?? 0) > 0))
  const now = waiting.map(({ todo }) => todo.key).join(' ')
  useEffect(() => {
    if (!reading) remember(at, now.split(' '))
  }, [reading, at, now])
  return { waiting, mine, reading }
}

/** Which kinds of several roles allow it; none where all do, or everybody may. */
function rolesWith(roles: Role[], permission: string | undefined): string[] {
  const allowing = roles.filter((role) => permission && role.permissions?.includes(permission))
  return allowing.length === roles.length ? [] : [...new Set(allowing.map(({ kindName }) => kindName ?? ''))]
}
