/** The same on a PostgreSQL server, where the process of the backup reads through a connection of its own. */
import './backups.test.ts'
