/** Where Debian's package `chromium` puts the browser. */
export const CHROMIUM = '/usr/bin/chromium';

/** Where Debian's package `postgresql` puts a folder for each version. */
export const POSTGRES_VERSIONS = '/usr/lib/postgresql';
