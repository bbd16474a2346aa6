import { z } from 'zod'
import { endpoint, reason } from '#basics/contract.ts'

/** 短信队列: whether it leaves by itself. One asks for it, another agrees; either ends it again. */
export const queue = {
  ask: endpoint
    .meta({ permission: 'exchange.prepare' })
    .route({ method: 'POST', path: '/exchange/queue', summary: '提出短信队列不逐包放行' })
    .output(z.object({})),
  agree: endpoint
    .meta({ permission: 'exchange.release', stepUp: true })
    .route({ method: 'POST', path: '/exchange/queue/agreement', summary: '同意短信队列不逐包放行' })
    .output(z.object({})),
  end: endpoint
    .meta({ permission: 'exchange.prepare' })
    .route({ method: 'POST', path: '/exchange/queue/end', summary: '恢复短信队列逐包放行' })
    .input(z.object({ reason }))
    .output(z.object({})),
}
