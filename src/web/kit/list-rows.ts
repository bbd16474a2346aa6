import { useQuery } from '@tanstack/react-query'
import type { Asked, ListQuery } from './list-question.ts'

/** The page asked for; the page before stays until the next one is there. */
export function useRows<Row>({
  question,
  state,
}: {
  question: (asked: Asked) => ListQuery<Row>
  state: { asked: Asked }
}) {
  return useQuery({ ...question(state.asked), placeholderData: (before) => before })
}
