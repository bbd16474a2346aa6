import { writeFileSync } from 'node:fs'
import { startPostgres } from '/work/wt/me/src/platform/real-postgres.ts'
const server = await startPostgres('2GB')
writeFileSync('/tmp/zb/pg.url', server.url)
setInterval(() => {}, 1 << 30)
