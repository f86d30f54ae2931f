/** What the cluster is for: people's data, or data that a test throws away. */
export type Durability = 'lasting' | 'throwaway'

/**
 * Settings of the bundled PostgreSQL, given on its command line so that the files in the data folder stay as `initdb`
 * made them.
 *
 * No TCP: the socket folder is closed to other accounts. Statements, their parameters and the DETAIL of an error can hold
 * what a person told, so none of them reaches the log.
 */
export function postgresSettings(socketFolder: string, durability: Durability): Record<string, string> {
  return {
    listen_addresses: '',
    unix_socket_directories: socketFolder,
    unix_socket_permissions: '0700',
    port: '5432',
    timezone: 'UTC',
    log_timezone: 'UTC',
    max_connections: durability === 'throwaway' ? '300' : '100',
    shared_buffers: '256MB',
    effective_cache_size: '1GB',
    random_page_cost: '1.1',
    jit: 'off',
    logging_collector: 'off',
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
    log_parameter_max_length: '0',
    log_parameter_max_length_on_error: '0',
    ...(durability === 'throwaway'
      ? {
          fsync: 'off',
          synchronous_commit: 'off',
          full_page_writes: 'off',
          autovacuum: 'off',
          wal_level: 'minimal',
          max_wal_senders: '0',
        }
      : {}),
  }
}
