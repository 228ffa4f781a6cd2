// Builds the sites under test into the folder that is named, once for all files of tests.

import { buildSites } from './site.mjs';

buildSites(process.argv[2]);
