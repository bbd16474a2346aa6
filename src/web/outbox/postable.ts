import { type Act, type Named, useAct } from '../kit/act.ts'
import { shownRefusal } from '../kit/refusal.ts'
import { newDeedKey } from './deed-key.ts'
import type { NewDeed } from './outbox.ts'
import { leavesNothingHere, post } from './posting.ts'

type Waits<Input> = {
  /** The endpoint as pages call it: `people.proposals.add`. */
  deed: string
  title: string | ((input: Input) => string)
  /** Deeds about the same thing wait for each other. */
  about: (input: Input) => string
}

type Options<Output> = { done: string; after?: (output: Output | null) => void }

/**
 * A deed that may wait for a signal: simple, of one's own, and not decided by what somebody else does meanwhile. Where
 * there is no network it is kept on the device and sent later; `after` gets null then.
 */
export function usePostable<Input extends Record<string, unknown>, Output>(
  act: (input: Input, named: Named) => Promise<Output>,
  waits: Waits<Input>,
  { done, after }: Options<Output>,
): Act<Input, Output | null> {
  const doOrKeep = async (input: Input, named: Named): Promise<Output | null> => {
    try {
      return await act(input, named)
    } catch (error) {
      if (shownRefusal(error).code !== 'unreachable' || leavesNothingHere()) throw error
      const { deed, title, about } = waits
      const kept: NewDeed = {
        deed,
        title: typeof title === 'string' ? title : title(input),
        about: about(input),
        input,
        // Sent under it perhaps already; and a deed with a name of its own replaces none before it.
        key: named.context.key ?? newDeedKey(),
      }
      await post(kept)
      return null
    }
  }
  return useAct(doOrKeep, {
    done: (output) => (output === null ? '没有连上网络，已存在这台设备上，恢复后自动发送' : done),
    after,
  })
}
