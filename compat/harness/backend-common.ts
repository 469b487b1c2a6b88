import * as core from 'n8n-core';

const older: { Logger?: unknown } = core;

/** The logger's class, which older versions of n8n-core have themselves. */
export const Logger = older.Logger;
