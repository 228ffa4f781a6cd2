//! What can go wrong between the program and the disk when sites are published.

use std::io;
use std::path::{Path, PathBuf};

/// Why nothing, or nothing more, was published. Says in Danish which file or folder it is about and
/// what to do.
#[derive(Debug, thiserror::Error)]
pub enum PublishError {
    /// The output folder holds something else than sites made by this program.
    #[error(
        "Mappen »{}« findes, men er ikke lavet af husbog (der mangler .husbog/). \
         Vælg en anden med --out, eller tøm den selv.",
        folder.display()
    )]
    NotOurs {
        /// The output folder.
        folder: PathBuf,
    },
    /// A folder named like a site lies in the output folder, and no site was published there before.
    #[error(
        "Mappen »{}« findes, men er ikke udgivet af husbog. Flyt den et andet sted hen, og kør igen.",
        folder.display()
    )]
    ForeignSite {
        /// The folder in the place of the site.
        folder: PathBuf,
    },
    /// A symbolic link, or a file, lies where a folder has to.
    #[error(
        "»{}« er et symbolsk link eller en fil. husbog udgiver kun i rigtige mapper: \
         fjern det, eller vælg en anden mappe med --out.",
        path.display()
    )]
    NotAFolder {
        /// What lies there.
        path: PathBuf,
    },
    /// A site lies on a disk of its own, so that it cannot be exchanged in one step.
    #[error(
        "Mappen »{}« ligger på en anden disk end resten (er den monteret for sig?), og kan derfor ikke \
         skiftes ud i ét hug. Montér mappen over den i stedet, eller vælg en anden med --out.",
        folder.display()
    )]
    OtherDisk {
        /// The folder of the site.
        folder: PathBuf,
    },
    /// Another run is publishing to the same folder.
    #[error(
        "En anden husbog er ved at udgive til »{}«. Vent, til den er færdig (eller stop den), og kør igen.",
        folder.display()
    )]
    Busy {
        /// The output folder.
        folder: PathBuf,
    },
    /// The operating system refused.
    #[error("Kunne ikke {doing} »{}«: {}", path.display(), crate::disk::reason(cause))]
    Io {
        /// The verb of what was tried, in Danish.
        doing: &'static str,
        /// The file or folder it was tried on.
        path: PathBuf,
        /// What the operating system answered; part of the message.
        cause: io::Error,
    },
}

impl PublishError {
    pub(super) fn io(doing: &'static str, path: &Path, cause: io::Error) -> Self {
        Self::Io { doing, path: path.to_owned(), cause }
    }
}

#[cfg(test)]
mod tests {
    use std::io::ErrorKind;

    use super::*;

    #[test]
    fn messages_name_the_file_and_what_to_do() {
        let check = |error: PublishError, expected: &str| assert_eq!(error.to_string(), expected);
        check(
            PublishError::NotOurs { folder: "dist".into() },
            "Mappen »dist« findes, men er ikke lavet af husbog (der mangler .husbog/). \
             Vælg en anden med --out, eller tøm den selv.",
        );
        check(
            PublishError::io("skrive", Path::new("dist/a.html"), ErrorKind::StorageFull.into()),
            "Kunne ikke skrive »dist/a.html«: disken er fuld. Gør plads, og kør igen.",
        );
        check(
            PublishError::io("læse", Path::new("a.png"), io::Error::other("det er ikke en almindelig fil")),
            "Kunne ikke læse »a.png«: det er ikke en almindelig fil.",
        );
    }
}
