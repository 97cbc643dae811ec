package io.github.pidkeeper.app.i18n;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Why a file could not be read or written, fit for the end of a sentence. */
public record Reason(IOException cause) {

    public Sentence sentence() {
        return switch (cause) {
            case AccessDeniedException _ -> Sentence.of("reason.denied");
            case NoSuchFileException _ -> Sentence.of("reason.absent");
            case NotDirectoryException _ -> Sentence.of("reason.not-directory");
            case FileAlreadyExistsException _ -> Sentence.of("reason.in-the-way");
            case CharacterCodingException _ -> Sentence.of("reason.not-utf-8");
            case FileSystemException system
            when system.getReason() != null -> Sentence.of("reason.other", system.getReason());
            default -> Sentence.of("reason.other", String.valueOf(cause.getMessage()));
        };
    }
}
