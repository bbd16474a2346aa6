import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { actAs, call } from '#web/call.ts'
import { addressHere, leavePractice } from '#web/ground.ts'
import { Empty, Failed } from '#web/kit/states.tsx'
import './practices.css'

/** The door: takes the ticket out of the address, lets the beginner in, and goes on to his tasks. */
export default function PracticeEntry() {
  const ticket = location.hash.slice(1)
  const { data, error } = useQuery({
    queryKey: ['practice-entry', ticket],
    queryFn: () => call.practices.enter({ ticket }),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnReconnect: false,
  })
  const role = data?.branchRole
  useEffect(() => {
    if (role) void actAs(role).then(() => location.replace(addressHere('/practices')))
  }, [role])
  return (
    <main className="practice-entry">
      {error ? (
        <>
          <Failed error={error} />
          <button type="button" className="button primary" onClick={leavePractice}>
            回到平台
          </button>
        </>
      ) : (
        <Empty title="正在准备您的演练支部……" icon="pen">
          平台启动后第一次打开约需十几秒，以后很快。
        </Empty>
      )}
    </main>
  )
}
