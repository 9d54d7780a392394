//! Disclosure control (Statistische Geheimhaltung): which cells must stay secret.
