import { useQuery } from '@tanstack/react-query'
import { ask } from '#web/call.ts'
import { Answered } from '#web/kit/states.tsx'
import { Figures } from './figures.tsx'

/** On the workbench: the numbers of the organization that one is responsible for. */
export default function FiguresCard() {
  const query = useQuery(ask.dashboard.show.queryOptions({ input: {} }))
  return (
    <Answered query={query} lines={2}>
      {(shown) => <Figures shown={shown} />}
    </Answered>
  )
}
