import { useQuery } from '@tanstack/react-query'
import { ask } from '#web/call.ts'
import { today } from '#web/kit/today.ts'
import type { Choices } from './act-fields.ts'
import type { Admission } from './admission.tsx'

/** What the forms of a file choose from: the branch's full members and groups, the letters that wait for a reply. */
export function useChoices({ organizationId, personId, entries }: Admission): Choices {
  const { data } = useQuery(
    ask.people.list.queryOptions({
      input: {
        organizationId: organizationId ?? undefined,
        circle: 'members',
        politicalStatus: ['fullMember'],
        size: 100,
      },
    }),
  )
  const members = (data?.rows ?? [])
    .filter(({ id }) => id !== personId)
    .map(({ id, name }) => ({ value: String(id), label: name }))
  const groups = [...new Set(data?.rows.flatMap(({ groupName }) => groupName ?? []))]
  const answered = new Set(entries.map(({ details }) => details.letter))
  const letters = entries
    .filter(({ act, seq }) => act === 'letter' && !answered.has(seq))
    .map(({ seq, on, details }) => ({ value: String(seq), label: `${details.letterTo ?? ''}（${on} 发出）` }))
  return {
    members,
    letters,
    groups: groups.map((name) => ({ value: name, label: name })),
    today: today(),
  }
}
