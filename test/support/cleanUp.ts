import { removeCopies } from './copies';

afterAll(removeCopies);
